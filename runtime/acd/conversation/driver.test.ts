import { expect, test } from 'vitest';
import type { Clock } from '../../engine/clock.ts';
import { createVirtualClock } from '../../engine/virtual-clock.ts';
import { createSimulatedTelephony } from '../../telephony/simulated/simulated-telephony.ts';
import { beginOutgoing } from './begin.ts';
import { rules, START, staffed } from './conversation-world.ts';
import { ConversationDriver } from './driver.ts';
import { dueAt } from './limits.ts';
import type { ConversationState } from './state.ts';

/** Node's timers go by another clock than the one that tells the time, and may be a little ahead of it. */
const EARLY_MS = 3;

test('keeps a limit although its timer goes off a moment early', async () => {
  const time = createVirtualClock(START);
  const early = (ms: number) => (ms > EARLY_MS ? ms - EARLY_MS : ms);
  const clock: Clock = { ...time, setTimeout: (run, ms) => time.setTimeout(run, early(ms)) };
  const saved: ConversationState[] = [];
  const room = { readyToTalk: async () => true, answered() {}, returned() {}, ended() {}, requeue() {} };
  const complain = (_: Record<string, unknown>, message: string) => expect.unreachable(message);
  const log = { info() {}, warn: complain, error: complain };
  const driver = new ConversationDriver({
    clock,
    log,
    // Nobody listens to it, so that only the limit can end the ringing.
    telephony: createSimulatedTelephony({ clock, outbound: () => ({ then: 'ring' }) }),
    store: {
      async save(state) {
        saved.push(state);
        return { waits: [], agents: [], begun: null };
      },
      claim: async () => [],
      readOwn: async () => [],
      findDriven: async () => new Set(),
      measureRecording: async () => {},
    },
    room,
    onChanged() {},
  });
  const call = { customer: '0155', address: '0155', campaign: 'sales', colleague: null };
  const begun = beginOutgoing({ id: 'talk-1', staffed, rules, at: START }, call);
  driver.begin(begun);
  const due = dueAt(begun) ?? START;
  expect(due).toBeGreaterThan(START);

  time.advance(due - START - 1);
  await settle();
  expect(saved).toEqual([]);
  time.advance(1 + EARLY_MS);
  await settle();
  expect(saved.map(({ phase }) => phase)).toEqual(['wrap-up']);
  await driver.stop();
});

async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise(setImmediate);
}
