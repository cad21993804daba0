import { describe, expect, it } from 'vitest';
import type { ConversationCommand } from '#schemas/domain/conversation.ts';
import type { LiveState } from '../../telephony/port.ts';
import { beginFromWait, beginOutgoing } from './begin.ts';
import { rules, wait } from './conversation-world.ts';
import { dueAt } from './limits.ts';
import { LONGEST_RETURN_MS, RELOAD_LIMIT_MS, RETURN_LIMIT_MS } from './lost-phones.ts';
import { beginInBrowser, colleague, Talk } from './talk-world.ts';

const ask: ConversationCommand = { type: 'consult', to: { type: 'agent', agent: 'ben' } };
const left = { type: 'phone-left', user: 'ben' } as const;
const ringing = [{ type: 'tone', tone: 'ringing' }];

/** An agent who talks with a colleague while the customer is on hold. */
function consulting(): Talk {
  const talk = Talk.withCaller();
  talk.do(ask);
  talk.answer('other');
  return talk;
}

/** What is said of the colleague when they are free again. */
const released = (talk: Talk) =>
  talk.writes.flatMap((write) =>
    write.write === 'colleague' && write.event.type === 'released'
      ? [{ agent: write.agent, why: write.event.why }]
      : [],
  );

describe('a colleague whose phone is a page that is loaded again', () => {
  it('is called again by itself, and the consultation goes on', () => {
    const talk = consulting();
    const before = talk.callOf('other');
    talk.happen(left);
    expect(talk.done).toEqual(['leave-bridge', 'hang-up']);
    expect(talk.state).toMatchObject({ phase: 'talking', consult: { phase: 'talking' }, held: true });
    expect(talk.hears('customer')).toEqual(rules.holdMusic);

    talk.do({ type: 'rejoin', phone: 'a' });
    expect(talk.commands).toMatchObject([{ do: 'originate', to: 'agent:1002', autoAnswer: true }]);
    expect(talk.callOf('other')).not.toBe(before);
    talk.answer('other');
    expect(talk.state.drive).toMatchObject({ talking: ['agent', 'other'], colleaguePhone: { awayUntil: null } });
    expect(talk.hears('customer')).toEqual(rules.holdMusic);
    expect(dueAt(talk.state)).toBeNull();
    talk.do({ type: 'consult-complete' });
    expect(talk.writes).toContainEqual(expect.objectContaining({ write: 'passed-on', agent: 'ben' }));
  });

  it('leaves the other two of a conference together, and joins them again', () => {
    const talk = consulting();
    talk.do({ type: 'conference' });
    talk.happen(left);
    expect(talk.state.drive.talking).toEqual(['agent', 'customer']);
    talk.do({ type: 'rejoin', phone: 'a' });
    talk.answer('other');
    expect(talk.state.drive.talking).toEqual(['agent', 'other', 'customer']);
  });

  it('is called once for each page, also where nobody has noticed that the old one has gone', () => {
    const talk = consulting();
    talk.do({ type: 'rejoin', phone: 'a' });
    expect(talk.done).toEqual(['originate', 'leave-bridge', 'hang-up']);
    talk.do({ type: 'rejoin', phone: 'a' });
    expect(talk.commands).toEqual([]);
    talk.answer('other');
    talk.do({ type: 'rejoin', phone: 'a' });
    expect(talk.commands).toEqual([]);
  });

  it('rings again within the time that was left', () => {
    const talk = Talk.withCaller();
    talk.do(ask);
    talk.at += 10_000;
    talk.happen(left);
    expect(talk.hears('agent')).toEqual(ringing);
    talk.at += 2_000;
    talk.do({ type: 'rejoin', phone: 'a' });
    expect(talk.commands).toMatchObject([{ do: 'originate', ringTimeoutMs: 18_000, autoAnswer: false }]);
    talk.end('other', 'no-answer');
    expect(talk.state.consult).toBeNull();
  });

  it('has a customer who was passed on hear it ring until they are back', () => {
    const talk = consulting();
    talk.happen(left);
    talk.do({ type: 'consult-complete' });
    expect(talk.state).toMatchObject({ phase: 'wrap-up', end: 'transferred' });
    expect(talk.hears('customer')).toEqual(ringing);
    talk.do({ type: 'rejoin', phone: 'a' });
    talk.answer('other');
    expect(talk.writes).toContainEqual(expect.objectContaining({ write: 'passed-on', agent: 'ben' }));
  });

  it('goes on with the agent who had called them, on hold or not', () => {
    const talk = new Talk(beginOutgoing(beginInBrowser, { customer: '1002', campaign: '', ...colleague }));
    talk.answer('agent');
    const dialled = talk.callOf('customer');
    talk.happen(left);
    talk.do({ type: 'rejoin', phone: 'a' });
    expect(talk.callOf('customer')).not.toBe(dialled);
    talk.answer('customer');
    expect(talk.state.phase).toBe('talking');
    talk.happen(left);
    expect(talk.state.drive.talking).toEqual(['agent']);
    talk.do({ type: 'hold' });
    expect(talk.refused).toBe('not-in-that-state');
    talk.do({ type: 'rejoin', phone: 'b' });
    talk.do({ type: 'hold' });
    expect(talk.refused).toBe('not-in-that-state');
    talk.answer('customer');
    expect(talk.state.drive.talking).toEqual(['agent', 'customer']);
  });

  it('is not dialled twice when the agent comes back first', () => {
    const talk = new Talk(beginOutgoing(beginInBrowser, { customer: '1002', campaign: '', ...colleague }));
    talk.answer('agent');
    talk.happen(left);
    talk.reload();
    talk.answer('agent');
    expect(talk.done).not.toContain('originate');
    talk.do({ type: 'rejoin', phone: 'a' });
    talk.answer('customer');
    expect(talk.state.drive.talking).toEqual(['agent', 'customer']);
  });

  it('finds an agent whose page was loaded again meanwhile', () => {
    const talk = consulting();
    talk.happen(left);
    talk.reload();
    talk.do({ type: 'rejoin', phone: 'a' });
    talk.answer('other');
    expect(talk.hears('other')).toEqual(rules.holdMusic);
    talk.answer('agent');
    expect(talk.state.drive.talking).toEqual(['agent', 'other']);
  });
});

describe('a colleague whose phone does not come back', () => {
  it('is given up, and the agent has the customer on hold as before', () => {
    const talk = consulting();
    talk.end('other', 'failed');
    talk.pass(RETURN_LIMIT_MS - 1);
    expect(talk.state.consult).not.toBeNull();
    talk.pass(1);
    expect(talk.state).toMatchObject({ phase: 'talking', consult: null, held: true, drive: { colleague: null } });
    expect(released(talk)).toEqual([{ agent: 'ben', why: 'lost' }]);
    talk.do({ type: 'rejoin', phone: 'a' });
    expect(talk.refused).toBe('not-in-that-state');
  });

  it('is given up sooner while it only rang', () => {
    const talk = Talk.withCaller();
    talk.do(ask);
    talk.happen(left);
    talk.pass(RELOAD_LIMIT_MS);
    expect(talk.state.consult).toBeNull();
  });

  it('is not waited for longer because the page asks again and again', () => {
    const talk = consulting();
    const from = talk.at;
    for (let asked = 0; talk.state.consult !== null && asked < 20; asked += 1) {
      talk.do({ type: 'rejoin', phone: String(asked) });
      talk.pass(10_000);
      if (talk.state.consult !== null) talk.end('other', 'no-answer');
    }
    expect(talk.state.consult).toBeNull();
    expect(talk.at - from).toBeLessThanOrEqual(LONGEST_RETURN_MS);
  });

  it('loses a customer who was passed on to the queue', () => {
    const talk = consulting();
    talk.happen(left);
    talk.do({ type: 'hang-up' });
    talk.pass(RETURN_LIMIT_MS);
    expect(talk.asks).toMatchObject([{ ask: 'requeue', to: { queue: '500' } }]);
    expect(released(talk)).toEqual([{ agent: 'ben', why: 'lost' }]);
  });

  it('ends the call of the agent who had called them', () => {
    const talk = new Talk(beginOutgoing(beginInBrowser, { customer: '1002', campaign: '', ...colleague }));
    talk.answer('agent');
    talk.answer('customer');
    talk.happen(left);
    talk.pass(RETURN_LIMIT_MS);
    expect(talk.state).toMatchObject({ phase: 'wrap-up', end: 'customer' });
  });

  it('can say themselves that they go, and can be called off', () => {
    const own = consulting();
    own.happen(left);
    own.do({ type: 'leave' });
    expect(own.state.consult).toBeNull();
    expect(released(own)).toEqual([{ agent: 'ben', why: 'returned' }]);
    const off = consulting();
    off.happen(left);
    off.do({ type: 'consult-cancel' });
    expect(off.state.drive.talking).toEqual(['agent', 'customer']);
    expect(released(off)).toEqual([{ agent: 'ben', why: 'lost' }]);
  });
});

describe('what is not a loss of a colleague', () => {
  it('a phone that hangs up, or is somewhere else than in a browser', () => {
    const hangsUp = consulting();
    hangsUp.end('other', 'normal');
    expect(hangsUp.state.consult).toBeNull();
    const outside = Talk.withCaller();
    outside.do({ type: 'consult', to: { type: 'number', number: '0155' } });
    outside.answer('other');
    outside.end('other', 'failed');
    expect(outside.state.consult).toBeNull();
  });

  it('a page of somebody else', () => {
    const talk = consulting();
    talk.happen({ type: 'phone-left', user: 'cleo' });
    expect(talk.commands).toEqual([]);
  });
});

describe('a supervisor whose phone is a page that is loaded again', () => {
  const request = { supervisor: 'chief', line: { type: 'browser' }, agent: 'agent', mode: 'whisper' } as const;
  const monitor = (talk: Talk, phone?: string) =>
    talk.happen({ type: 'monitor', request: { ...request, phone }, address: 'agent:2001' });
  const legOf = (talk: Talk) => talk.state.drive.monitors[0]?.leg?.callId ?? 'none';

  function listening(): Talk {
    const talk = Talk.withCaller();
    monitor(talk);
    talk.happen({ type: 'call.answered', callId: legOf(talk) });
    expect(talk.done).toEqual(['monitor']);
    return talk;
  }

  it('listens on as before, on the new call', () => {
    const talk = listening();
    const before = legOf(talk);
    talk.happen({ type: 'phone-left', user: 'chief' });
    expect(talk.done).toEqual(['stop-monitor', 'hang-up']);
    monitor(talk, 'a');
    expect(talk.commands).toMatchObject([{ do: 'originate', to: 'agent:2001', autoAnswer: true }]);
    expect(legOf(talk)).not.toBe(before);
    monitor(talk, 'a');
    expect(talk.commands).toEqual([]);
    talk.happen({ type: 'call.answered', callId: legOf(talk) });
    expect(talk.commands).toMatchObject([{ do: 'monitor', mode: 'whisper', targetCallId: talk.callOf('agent') }]);
    expect(dueAt(talk.state)).toBeNull();
  });

  it('is in the call no more when the page does not come back', () => {
    const talk = listening();
    talk.happen({ type: 'call.ended', callId: legOf(talk), cause: 'failed' });
    talk.pass(RETURN_LIMIT_MS - 1);
    expect(talk.state.drive.monitors).toHaveLength(1);
    talk.pass(1);
    expect(talk.state.drive.monitors).toEqual([]);
    monitor(talk, 'a');
    expect(talk.refused).toBe('not-in-that-state');
  });

  it('has left when they hang up, or have never been there', () => {
    const left = listening();
    left.happen({ type: 'call.ended', callId: legOf(left), cause: 'normal' });
    expect(left.state.drive.monitors).toEqual([]);
    const never = Talk.withCaller();
    monitor(never);
    never.happen({ type: 'call.ended', callId: legOf(never), cause: 'failed' });
    expect(never.state.drive.monitors).toEqual([]);
  });
});

describe('a server that dies while a colleague is away', () => {
  const live = (callIds: string[]): LiveState => ({
    callIds: new Set(callIds),
    answeredIds: new Set(callIds),
    inbound: new Map(),
    playbackIds: new Set(),
    recordingIds: new Set(),
    bridgeIds: new Set(),
  });

  it('waits for a colleague whose call has gone meanwhile', () => {
    const talk = consulting();
    talk.happen({ type: 'resumed', live: live(['caller', talk.callOf('agent')]) });
    expect(talk.state).toMatchObject({ consult: { phase: 'talking' }, drive: { legs: { other: null } } });
    talk.do({ type: 'rejoin', phone: 'a' });
    talk.answer('other');
    expect(talk.state.drive.talking).toEqual(['agent', 'other']);
  });

  it('calls again whom it was calling, and gives everybody time to come back', () => {
    const talk = consulting();
    const lost = talk.callOf('other');
    talk.do({ type: 'rejoin', phone: 'a' });
    talk.at += 120_000;
    talk.happen({ type: 'resumed', live: live(['caller', talk.callOf('agent')]) });
    expect(talk.callOf('other')).not.toBe(lost);
    expect(dueAt(talk.state)).toBeGreaterThan(talk.at);
  });
});

it('has a colleague’s page that has gone while they have a caller of their own be theirs only', () => {
  const talk = new Talk(beginFromWait(beginInBrowser, { ...wait, whisper: [] }));
  talk.happen(left);
  expect(talk.commands).toEqual([]);
  expect(talk.state.drive.awayUntil).toBeNull();
});
