import { describe, expect, it } from 'vitest';
import type { LiveState } from '../../telephony/port.ts';
import { changeAgent } from '../agents/change-agent.ts';
import { beginFromWait, beginOutgoing } from './begin.ts';
import { ready, rules, START, staffed, wait } from './conversation-world.ts';
import { dueAt } from './limits.ts';
import { LONGEST_RETURN_MS, RELOAD_LIMIT_MS, RETURN_LIMIT_MS } from './lost-phones.ts';
import { beginInBrowser, Talk } from './talk-world.ts';

describe('an agent whose phone is a page that is loaded again', () => {
  it('has the customer kept with music, and talks on as soon as the page is back', () => {
    const talk = Talk.withCaller();
    const before = talk.callOf('agent');
    const recording = talk.state.recordingId;
    talk.happen({ type: 'phone-left', user: 'agent' });
    expect(talk.done).toEqual(['stop-recording', 'leave-bridge', 'leave-bridge', 'unbridge', 'play', 'hang-up']);
    expect(talk.commands.at(-1)).toMatchObject({ callId: before });
    expect(talk.hears('customer')).toEqual(rules.holdMusic);
    expect(talk.state).toMatchObject({ phase: 'talking', held: false });

    talk.do({ type: 'reconnect', phone: 'a' });
    expect(talk.commands).toMatchObject([{ do: 'originate', to: 'agent:1001', autoAnswer: true }]);
    expect(talk.callOf('agent')).not.toBe(before);
    talk.answer('agent');
    expect(talk.done).toEqual(['stop-playback', 'bridge', 'record']);
    expect(talk.state.drive).toMatchObject({ talking: ['agent', 'customer'], awayUntil: null });
    expect(talk.state.recordingId).not.toBe(recording);
    expect(dueAt(talk.state)).toBeNull();
  });

  it('is called once for each page, however often that asks', () => {
    const talk = Talk.withCaller();
    talk.reload('a');
    const first = talk.callOf('agent');
    talk.do({ type: 'reconnect', phone: 'a' });
    expect(talk.commands).toEqual([]);
    talk.do({ type: 'reconnect', phone: 'b' });
    expect(talk.done).toEqual(['originate', 'hang-up']);
    expect(talk.callOf('agent')).not.toBe(first);
  });

  it('is called at once where nobody has noticed yet that the old page has gone', () => {
    const talk = Talk.withCaller();
    talk.do({ type: 'reconnect', phone: 'a' });
    expect(talk.done).toContain('originate');
    expect(talk.hears('customer')).toEqual(rules.holdMusic);
  });

  it('finds a customer on hold where they were', () => {
    const talk = Talk.withCaller();
    talk.do({ type: 'hold' });
    talk.reload();
    talk.answer('agent');
    expect(talk.state).toMatchObject({ held: true, drive: { talking: ['agent'] } });
    expect(talk.hears('customer')).toEqual(rules.holdMusic);
    talk.do({ type: 'resume' });
    expect(talk.state.drive.talking).toEqual(['agent', 'customer']);
  });

  it('leaves the other two of a conference together', () => {
    const talk = Talk.withCaller();
    talk.do({ type: 'consult', to: { type: 'number', number: '0155' } });
    talk.answer('other');
    talk.do({ type: 'conference' });
    talk.happen({ type: 'phone-left', user: 'agent' });
    expect(talk.state.drive.talking).toEqual(['other', 'customer']);
    talk.do({ type: 'reconnect', phone: 'a' });
    talk.answer('agent');
    expect(talk.state.drive.talking).toEqual(['agent', 'other', 'customer']);
  });

  it('has whom they ask wait with music, or ring on', () => {
    const talk = Talk.withCaller();
    talk.do({ type: 'consult', to: { type: 'number', number: '0155' } });
    talk.reload();
    talk.answer('agent');
    expect(talk.hears('agent')).toEqual([{ type: 'tone', tone: 'ringing' }]);
    talk.happen({ type: 'phone-left', user: 'agent' });
    talk.answer('other');
    expect(talk.hears('other')).toEqual(rules.holdMusic);
    talk.do({ type: 'reconnect', phone: 'b' });
    talk.answer('agent');
    expect(talk.state.drive.talking).toEqual(['agent', 'other']);
    expect(talk.hears('customer')).toEqual(rules.holdMusic);
  });

  it('is heard by supervisors again, on the new call', () => {
    const talk = Talk.withCaller();
    const request = { supervisor: 'chief', line: { type: 'browser' }, agent: 'agent', mode: 'listen' } as const;
    talk.happen({ type: 'monitor', request, address: 'agent:2001' });
    talk.happen({ type: 'call.answered', callId: talk.state.drive.monitors[0]?.leg?.callId ?? '' });
    expect(talk.done).toEqual(['monitor']);
    talk.happen({ type: 'phone-left', user: 'agent' });
    expect(talk.done).toContain('stop-monitor');
    talk.do({ type: 'reconnect', phone: 'a' });
    expect(talk.done).not.toContain('monitor');
    talk.answer('agent');
    expect(talk.commands).toContainEqual(
      expect.objectContaining({ do: 'monitor', targetCallId: talk.callOf('agent') }),
    );
  });

  it('rings again within the time that was left', () => {
    const talk = new Talk(beginFromWait(beginInBrowser, wait));
    talk.at += 12_000;
    talk.happen({ type: 'phone-left', user: 'agent' });
    talk.at += 2_000;
    talk.do({ type: 'reconnect', phone: 'a' });
    expect(talk.commands).toMatchObject([{ do: 'originate', ringTimeoutMs: 6_000, autoAnswer: false }]);
    talk.answer('agent');
    expect(talk.state.phase).toBe('whisper');
  });

  it('hears again whose call it is', () => {
    const talk = new Talk(beginFromWait(beginInBrowser, wait));
    talk.answer('agent');
    talk.reload();
    talk.answer('agent');
    expect(talk.state.phase).toBe('whisper');
    expect(talk.hears('agent')).toEqual(wait.whisper);
  });

  it('gets the caller who was on the way to them', () => {
    const talk = new Talk(beginFromWait(beginInBrowser, { ...wait, whisper: [] }));
    talk.answer('agent');
    talk.happen({ type: 'phone-left', user: 'agent' });
    talk.happen({ type: 'customer.ready', ok: true });
    expect(talk.hears('customer')).toEqual(rules.holdMusic);
    talk.do({ type: 'reconnect', phone: 'a' });
    talk.answer('agent');
    expect(talk.state.drive.talking).toEqual(['agent', 'customer']);
  });

  it('calls the customer once, although the page was loaded again meanwhile', () => {
    const call = { customer: '0155', address: '0155', campaign: 'sales', colleague: null };
    const talk = new Talk(beginOutgoing(beginInBrowser, call));
    talk.reload();
    talk.answer('agent');
    const customer = talk.callOf('customer');
    talk.reload('b');
    talk.answer('agent');
    expect(talk.callOf('customer')).toBe(customer);
    expect(talk.hears('agent')).toEqual([{ type: 'tone', tone: 'ringing' }]);
    talk.happen({ type: 'phone-left', user: 'agent' });
    talk.answer('customer');
    expect(talk.state.phase).toBe('talking');
    expect(talk.hears('customer')).toEqual(rules.holdMusic);
  });
});

describe('an agent whose phone does not come back', () => {
  const released = (talk: Talk) =>
    talk.writes.flatMap((write) => (write.write === 'agent' && write.event.type === 'released' ? [write.event] : []));

  it('loses the caller to the place in the queue that they had', () => {
    const talk = Talk.withCaller();
    talk.at += 60_000;
    talk.end('agent', 'failed');
    expect(talk.hears('customer')).toEqual(rules.holdMusic);
    talk.pass(RETURN_LIMIT_MS - 1);
    expect(talk.state.phase).toBe('talking');
    talk.pass(1);
    expect(talk.asks).toEqual([{ ask: 'requeue', to: { queue: '500', since: START - 9_000, onlyFor: null } }]);
    expect(talk.done).toEqual(['stop-playback']);
    expect(talk.state).toMatchObject({ phase: 'over', end: 'failed' });
    expect(released(talk)).toMatchObject([{ why: 'lost' }]);
  });

  it('is not there for anybody else until a desktop says that they are', () => {
    const talking = changeAgent({ ...ready, state: 'talking', phoneReachable: true }, { type: 'seen' }, START);
    const lost = changeAgent(talking, { type: 'released', why: 'lost', ready: true, breakUntil: 0 }, START);
    expect(lost.state).toBe('unreachable');
    expect(changeAgent(lost, { type: 'seen' }, START + 1_000).state).toBe('ready');
  });

  it('has answered in vain when the page that asked to be called cannot talk', () => {
    const talk = Talk.withCaller();
    talk.reload();
    talk.end('agent', 'no-answer');
    expect(talk.state.phase).toBe('talking');
    talk.pass(RETURN_LIMIT_MS);
    expect(talk.asks).toMatchObject([{ ask: 'requeue' }]);
  });

  it('is not waited for longer because the page asks again and again', () => {
    const talk = Talk.withCaller();
    for (let asked = 0; talk.state.phase === 'talking' && asked < 20; asked += 1) {
      talk.do({ type: 'reconnect', phone: String(asked) });
      talk.pass(10_000);
      if (talk.state.phase === 'talking') talk.end('agent', 'no-answer');
    }
    expect(talk.state).toMatchObject({ phase: 'over', end: 'failed' });
    expect(talk.at - START).toBeLessThanOrEqual(LONGEST_RETURN_MS);
  });

  it('leaves the caller to whom they had asked along', () => {
    const talk = Talk.withCaller();
    talk.do({ type: 'consult', to: { type: 'number', number: '0155' } });
    talk.answer('other');
    talk.happen({ type: 'phone-left', user: 'agent' });
    talk.pass(RETURN_LIMIT_MS);
    expect(talk.state).toMatchObject({ end: 'transferred', drive: { talking: ['customer', 'other'] } });
  });

  it('has their own customer told no more, and work to finish', () => {
    const talk = new Talk(
      beginOutgoing(beginInBrowser, { customer: '0155', address: '0155', campaign: '', colleague: null }),
    );
    talk.answer('agent');
    talk.answer('customer');
    talk.happen({ type: 'phone-left', user: 'agent' });
    talk.pass(RETURN_LIMIT_MS);
    expect(talk.done).toContain('hang-up');
    expect(talk.state).toMatchObject({ phase: 'wrap-up', end: 'failed' });
  });

  it('is passed over while their phone was ringing', () => {
    const talk = new Talk(beginFromWait(beginInBrowser, wait));
    talk.happen({ type: 'phone-left', user: 'agent' });
    talk.pass(RELOAD_LIMIT_MS);
    expect(talk.writes).toContainEqual({ write: 'wait-returned', refusedBy: 'agent' });
    expect(released(talk)).toMatchObject([{ why: 'lost' }]);
  });

  it('can still be left by the customer', () => {
    const talk = Talk.withCaller();
    talk.happen({ type: 'phone-left', user: 'agent' });
    talk.end('customer', 'normal');
    expect(talk.state).toMatchObject({ phase: 'wrap-up', end: 'customer', drive: { awayUntil: null } });
    talk.do({ type: 'reconnect', phone: 'a' });
    expect(talk.refused).toBe('not-in-that-state');
  });

  it('cannot hold, transfer or ask meanwhile, but hang up', () => {
    const talk = Talk.withCaller();
    talk.happen({ type: 'phone-left', user: 'agent' });
    for (const command of [{ type: 'hold' }, { type: 'transfer', to: { type: 'queue', queue: '501' } }] as const) {
      talk.do(command);
      expect(talk.refused, command.type).toBe('not-in-that-state');
    }
    talk.do({ type: 'hang-up' });
    expect(talk.state).toMatchObject({ phase: 'wrap-up', end: 'agent' });
  });
});

describe('what is not a loss', () => {
  it('a browser phone that hangs up', () => {
    const talk = Talk.withCaller();
    talk.end('agent', 'normal');
    expect(talk.state).toMatchObject({ phase: 'wrap-up', end: 'agent' });
  });

  it('any end of another kind of phone', () => {
    const talk = new Talk(beginFromWait({ ...beginInBrowser, staffed }, { ...wait, whisper: [] }));
    talk.answer('agent');
    talk.happen({ type: 'customer.ready', ok: true });
    talk.do({ type: 'reconnect', phone: 'a' });
    expect(talk.refused).toBe('not-in-that-state');
    talk.end('agent', 'failed');
    expect(talk.state).toMatchObject({ phase: 'wrap-up', end: 'agent' });
  });

  it('a ringing phone that is not answered', () => {
    const talk = new Talk(beginFromWait(beginInBrowser, wait));
    talk.end('agent', 'no-answer');
    expect(talk.state).toMatchObject({ phase: 'over', end: 'not-answered' });
  });
});

describe('a server that dies while an agent is away', () => {
  const live = (callIds: string[]): LiveState => ({
    callIds: new Set(callIds),
    answeredIds: new Set(callIds),
    inbound: new Map(),
    playbackIds: new Set(),
    recordingIds: new Set(),
    bridgeIds: new Set(),
  });

  it('keeps the customer whose agent has gone meanwhile', () => {
    const talk = Talk.withCaller();
    talk.happen({ type: 'resumed', live: live(['caller']) });
    expect(talk.state).toMatchObject({ phase: 'talking', drive: { awayUntil: START + RETURN_LIMIT_MS } });
    expect(talk.hears('customer')).toEqual(rules.holdMusic);
  });

  it('calls again whom it was calling, and gives them the time for it', () => {
    const talk = Talk.withCaller();
    talk.reload();
    const lost = talk.callOf('agent');
    talk.at += 60_000;
    talk.happen({ type: 'resumed', live: live(['caller']) });
    expect(talk.callOf('agent')).not.toBe(lost);
    expect(dueAt(talk.state)).toBeGreaterThan(talk.at);
  });

  it('gives an agent who has not asked yet a moment to do it', () => {
    const talk = Talk.withCaller();
    talk.happen({ type: 'phone-left', user: 'agent' });
    talk.at += 60_000;
    talk.happen({ type: 'resumed', live: live(['caller']) });
    expect(dueAt(talk.state)).toBe(talk.at + RELOAD_LIMIT_MS);
  });
});
