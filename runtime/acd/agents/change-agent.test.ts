import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AgentLine } from '#schemas/domain/agent.ts';
import { type Agent, isEngaged, SIGN_OUT_AFTER_MS, UNSEEN_LIMIT_MS } from './agent.ts';
import { type AgentEvent, changeAgent } from './change-agent.ts';

const sip: AgentLine = { type: 'sip', address: 'sip:1001@example.org' };
const browser: AgentLine = { type: 'browser' };
const absent: Agent = {
  id: '1',
  state: 'signed-out',
  reason: '',
  since: 0,
  next: null,
  line: sip,
  phoneReachable: false,
  idleSince: 0,
  signedInAt: null,
  contacts: 0,
  dueAt: null,
  seenAt: 0,
  revision: 0,
};
const signsIn = (line: AgentLine = sip, ready = true): AgentEvent => ({ type: 'signed-in', line, ready });
const released = (why: 'done' | 'not-answered' | 'returned', more: { ready?: boolean; breakUntil?: number } = {}) =>
  ({ type: 'released', why, ready: true, breakUntil: 0, ...more }) as const;
const paused = { state: 'paused', reason: 'lunch' } as const;

/** What becomes of an agent to whom this happens, a second apart. */
function after(...events: AgentEvent[]): Agent {
  return events.reduce((agent, event, index) => changeAgent(agent, event, (index + 1) * 1000), absent);
}

describe('an agent', () => {
  it('is ready at once or pauses after signing in', () => {
    expect(after(signsIn())).toMatchObject({ state: 'ready', idleSince: 1000, signedInAt: 1000 });
    expect(after(signsIn(sip, false))).toMatchObject({ state: 'paused', reason: '' });
  });

  it('has no time that ends before it began, though the clock of another server is behind', () => {
    const ready = after(signsIn());
    const behind = changeAgent(ready, { type: 'reserved' }, ready.since - 5000);
    expect(behind).toMatchObject({ state: 'reserved', since: ready.since });
    expect(changeAgent(behind, { type: 'ringing' }, ready.since + 1000)).toMatchObject({ since: ready.since + 1000 });
  });

  it('who signs in again changes nothing but the line', () => {
    const again = after(signsIn(), { type: 'wants', to: paused }, signsIn({ type: 'number', number: '0199' }));
    expect(again).toMatchObject({ state: 'paused', reason: 'lunch', since: 2000, line: { number: '0199' } });
  });

  it('cannot be called before the browser phone has registered', () => {
    const waiting = after(signsIn(browser));
    expect(waiting).toMatchObject({ state: 'unreachable', next: { state: 'ready' } });
    expect(changeAgent(waiting, { type: 'phone', reachable: true }, 2000)).toMatchObject({
      state: 'ready',
      next: null,
    });
  });

  it('is free after a conversation, or does what was asked for meanwhile', () => {
    const talk: AgentEvent[] = [{ type: 'reserved' }, { type: 'ringing' }, { type: 'talking' }, { type: 'wrap-up' }];
    expect(after(signsIn(), ...talk, released('done'))).toMatchObject({ state: 'ready', contacts: 1, idleSince: 6000 });
    expect(after(signsIn(), ...talk, released('done', { ready: false }))).toMatchObject({
      state: 'paused',
      reason: '',
    });
    const asked = after(signsIn(), ...talk, { type: 'wants', to: paused });
    expect(asked).toMatchObject({ state: 'wrap-up', next: paused });
    expect(changeAgent(asked, released('done'), 7000)).toMatchObject({ state: 'paused', reason: 'lunch', next: null });
  });

  it('pauses when a call was not answered, and keeps the place in the line when it was nobody’s doing', () => {
    const ringing: AgentEvent[] = [{ type: 'reserved' }, { type: 'ringing' }];
    expect(after(signsIn(), ...ringing, released('not-answered'))).toMatchObject({
      reason: 'not-answered',
      contacts: 0,
    });
    expect(after(signsIn(), ...ringing, released('returned'))).toMatchObject({ state: 'ready', idleSince: 1000 });
  });

  it('takes the break that the campaign gives, unless a pause follows', () => {
    const talk: AgentEvent[] = [signsIn(), { type: 'reserved' }, { type: 'talking' }];
    const resting = after(...talk, released('done', { breakUntil: 9000 }));
    expect(resting).toMatchObject({ state: 'break', dueAt: 9000 });
    expect(changeAgent(resting, { type: 'time' }, 8999)).toBe(resting);
    expect(changeAgent(resting, { type: 'time' }, 9000)).toMatchObject({ state: 'ready', idleSince: 9000 });
    expect(after(...talk, { type: 'wants', to: paused }, released('done', { breakUntil: 9000 })).state).toBe('paused');
  });

  it('who takes a contact during a pause goes back to it', () => {
    const back = after(signsIn(), { type: 'wants', to: paused }, { type: 'reserved' }, released('done'));
    expect(back).toMatchObject({ state: 'paused', reason: 'lunch' });
  });

  it('is out of reach without a desktop, back with it, and signed out after a while', () => {
    const seen = after(signsIn());
    expect(changeAgent(seen, { type: 'time' }, 1000 + UNSEEN_LIMIT_MS)).toBe(seen);
    const gone = changeAgent(seen, { type: 'time' }, 1001 + UNSEEN_LIMIT_MS);
    expect(gone).toMatchObject({ state: 'unreachable', dueAt: 1000 + SIGN_OUT_AFTER_MS });
    expect(changeAgent(gone, { type: 'seen' }, 40_000)).toMatchObject({ state: 'ready', idleSince: 1000 });
    expect(changeAgent(gone, { type: 'time' }, 1000 + SIGN_OUT_AFTER_MS)).toMatchObject({ state: 'signed-out' });
  });

  it('finishes the talk without a desktop and is out of reach then', () => {
    const talking = after(signsIn(), { type: 'reserved' }, { type: 'talking' });
    expect(changeAgent(talking, { type: 'time' }, 90_000)).toBe(talking);
    expect(changeAgent(talking, released('done'), 90_000)).toMatchObject({
      state: 'unreachable',
      next: { state: 'ready' },
    });
  });

  it('is consistent whatever happens', () => {
    const event: fc.Arbitrary<AgentEvent> = fc.oneof(
      fc.constantFrom<AgentEvent>(
        signsIn(),
        signsIn(browser, false),
        { type: 'wants', to: { state: 'ready' } },
        { type: 'wants', to: paused },
        { type: 'wants', to: { state: 'signed-out' } },
        { type: 'reserved' },
        { type: 'ringing' },
        { type: 'talking' },
        { type: 'wrap-up' },
        { type: 'seen' },
        { type: 'time' },
        { type: 'phone', reachable: true },
        { type: 'phone', reachable: false },
      ),
      fc.record({
        type: fc.constant('released' as const),
        why: fc.constantFrom('done' as const, 'not-answered' as const, 'returned' as const),
        ready: fc.boolean(),
        breakUntil: fc.constantFrom(0, 50_000, 900_000),
      }),
    );
    const steps = fc.array(fc.record({ event, waitMs: fc.constantFrom(0, 1000, 15_000, 25_000, 400_000) }));
    fc.assert(
      fc.property(steps, (all) => {
        let agent = absent;
        let at = 0;
        for (const { event, waitMs } of all) {
          at += waitMs;
          const next = changeAgent(agent, event, at);
          if (next === agent) continue;
          expect(next.revision).toBe(agent.revision + 1);
          expect(next.since).toBe(next.state === agent.state && next.reason === agent.reason ? agent.since : at);
          // A conversation lets them go only by releasing them.
          if (isEngaged(agent) && event.type !== 'released') expect(isEngaged(next)).toBe(true);
          if (!isEngaged(agent) && isEngaged(next)) expect(event.type).toBe('reserved');
          // Somebody who is ready can be called at that moment.
          if (next.state === 'ready' && agent.state !== 'ready') {
            expect(next.line.type !== 'browser' || next.phoneReachable).toBe(true);
            expect(at - next.seenAt).toBeLessThanOrEqual(UNSEEN_LIMIT_MS);
          }
          expect(next.signedInAt === null).toBe(next.state === 'signed-out');
          if (next.state === 'break') expect(next.dueAt).not.toBeNull();
          agent = next;
        }
      }),
      { numRuns: 500 },
    );
  });
});
