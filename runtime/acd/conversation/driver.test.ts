import { describe, expect, test } from 'vitest';
import type { Clock } from '../../engine/clock.ts';
import type { EngineLog } from '../../engine/ports.ts';
import { createVirtualClock } from '../../engine/virtual-clock.ts';
import type { TelephonyPort } from '../../telephony/port.ts';
import { createSimulatedTelephony } from '../../telephony/simulated/simulated-telephony.ts';
import { beginOutgoing } from './begin.ts';
import { rules, START, staffed } from './conversation-world.ts';
import { ConversationDriver } from './driver.ts';
import { dueAt } from './limits.ts';
import type { ConversationState } from './state.ts';

/** Node's timers go by another clock than the one that tells the time, and may be a little ahead of it. */
const EARLY_MS = 3;

/** A driver with one outgoing call, and a telephone system to which `outbound` happens. */
function start({ clock, telephony }: { clock: Clock; telephony: TelephonyPort }, log: EngineLog) {
  const saved: ConversationState[] = [];
  const room = { readyToTalk: async () => true, answered() {}, returned() {}, ended() {}, requeue() {} };
  const driver = new ConversationDriver({
    clock,
    log,
    telephony,
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
  return { driver, begun, saved };
}

const quiet: EngineLog = { info() {}, warn() {}, error() {} };

test('keeps a limit although its timer goes off a moment early', async () => {
  const time = createVirtualClock(START);
  const early = (ms: number) => (ms > EARLY_MS ? ms - EARLY_MS : ms);
  const clock: Clock = { ...time, setTimeout: (run, ms) => time.setTimeout(run, early(ms)) };
  const complain = (_: Record<string, unknown>, message: string) => expect.unreachable(message);
  // Nobody listens to it, so that only the limit can end the ringing.
  const telephony = createSimulatedTelephony({ clock, outbound: () => ({ then: 'ring' }) });
  const { driver, begun, saved } = start({ clock, telephony }, { info() {}, warn: complain, error: complain });
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

describe('while the telephone system is out of reach', () => {
  function startAway({ refuses }: { refuses: boolean }) {
    const clock = createVirtualClock(START);
    const simulated = createSimulatedTelephony({ clock, outbound: () => ({ then: 'ring' }) });
    const system = { refuses };
    const placed: string[] = [];
    const telephony: TelephonyPort = {
      ...simulated,
      async originate(command) {
        if (system.refuses) throw new Error('out of reach');
        placed.push(command.callId);
        await simulated.originate(command);
      },
    };
    async function pass(ms: number): Promise<void> {
      for (let passed = 0; passed < ms; passed += 100) {
        clock.advance(100);
        await settle();
      }
    }
    return { ...start({ clock, telephony }, quiet), system, placed, simulated, pass };
  }
  const nothing = { playbackIds: [], recordingIds: [], bridgeIds: [] };

  test('nobody is taken for absent whose phone could not be called; it rings when it can', async () => {
    const { driver, saved, system, placed, simulated, pass } = startAway({ refuses: true });
    driver.onTelephony({ type: 'disconnected' });
    await pass(60_000);
    expect(saved).toEqual([]);
    system.refuses = false;
    driver.expected();
    driver.resynchronised(await simulated.resynchronise(nothing));
    await pass(500);
    expect(saved.map(({ phase }) => phase)).toEqual(['dialling']);
    expect(placed).toHaveLength(1);
    await pass(60_000);
    expect(saved.at(-1)).toMatchObject({ end: 'not-reached' });
    await driver.stop();
  });

  test('a command that is refused once is given again', async () => {
    const { driver, saved, system, placed, pass } = startAway({ refuses: true });
    await pass(300);
    system.refuses = false;
    await pass(1000);
    expect(placed).toHaveLength(1);
    expect(saved).toEqual([]);
    await driver.stop();
  });

  test('a call that is refused again and again has failed', async () => {
    const { driver, saved, pass } = startAway({ refuses: true });
    await pass(3000);
    expect(saved.at(-1)).toMatchObject({ end: 'not-reached' });
    await driver.stop();
  });
});

async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise(setImmediate);
}
