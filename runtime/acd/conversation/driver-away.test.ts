import { describe, expect, test } from 'vitest';
import type { Clock } from '../../engine/clock.ts';
import type { EngineLog } from '../../engine/ports.ts';
import { createVirtualClock } from '../../engine/virtual-clock.ts';
import type { TelephonyPort } from '../../telephony/port.ts';
import { createSimulatedTelephony } from '../../telephony/simulated/simulated-telephony.ts';
import { beginOutgoing } from './begin.ts';
import { rules, START, staffed } from './conversation-world.ts';
import { ConversationDriver } from './driver.ts';
import type { ConversationState } from './state.ts';

/** A driver with one outgoing call. */
function start({ clock, telephony }: { clock: Clock; telephony: TelephonyPort }, log: EngineLog) {
  const saved: ConversationState[] = [];
  const own: { lost: boolean; rows: ConversationState[] } = { lost: false, rows: [] };
  const room = {
    readyToTalk: async () => true,
    answered() {},
    returned() {},
    ended() {},
    requeue() {},
    admit: async () => null,
  };
  const driver = new ConversationDriver({
    clock,
    log,
    telephony,
    store: {
      async save(state) {
        saved.push(state);
        return { waits: [], agents: [], begun: null };
      },
      async claim() {
        if (own.lost) throw new Error('the database is away');
        return [];
      },
      readOwn: async () => own.rows,
      findDriven: async () => new Set(),
      measureRecording: async () => {},
    },
    room,
    onChanged() {},
  });
  const call = { customer: '0155', address: '0155', campaign: 'sales', colleague: null };
  const begun = beginOutgoing({ id: 'talk-1', staffed, rules, at: START }, call);
  driver.begin(begun);
  return { driver, begun, saved, own };
}

const quiet: EngineLog = { info() {}, warn() {}, error() {} };

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

test.each([
  ['', () => {}],
  [
    ' and something happens then',
    ({ driver, begun }: ReturnType<typeof start>) =>
      driver.ask(begun.id, { type: 'recording.finished', recordingId: 'other', seconds: 1, failed: false }),
  ],
])('a phone rings for as long as it is to, although somebody sets the clock back by an hour%s', async (_, happen) => {
  const time = createVirtualClock(START);
  let setBackMs = 0;
  const clock: Clock = { ...time, now: () => time.now() - setBackMs };
  const telephony = createSimulatedTelephony({ clock: time, outbound: () => ({ then: 'ring' }) });
  const started = start({ clock, telephony }, quiet);
  const { driver, saved } = started;
  time.advance(5_000);
  setBackMs = 3_600_000;
  await happen(started);
  for (let passed = 0; passed < 60_000; passed += 1_000) {
    time.advance(1_000);
    await settle();
  }
  expect(saved.map(({ end, phase }) => [end, phase])).toContainEqual(['not-reached', 'wrap-up']);
  await driver.stop();
});

test('a conversation that is over is not begun by who has read it before', async () => {
  const clock = createVirtualClock(START);
  const placed: string[] = [];
  const simulated = createSimulatedTelephony({ clock, outbound: () => ({ ringMs: 100, then: 'busy' }) });
  const telephony: TelephonyPort = {
    ...simulated,
    async originate(command) {
      placed.push(command.callId);
      await simulated.originate(command);
    },
  };
  const { driver, begun } = start({ clock, telephony }, quiet);
  await settle();
  const leg = begun.drive.legs.agent?.callId ?? '';
  await driver.ask(begun.id, { type: 'call.ended', callId: leg, cause: 'busy' });
  await driver.ask(begun.id, { type: 'command', command: { type: 'finish' }, target: null });
  expect(driver.has(begun.id)).toBe(false);
  driver.begin(begun);
  await settle();
  expect(driver.has(begun.id)).toBe(false);
  expect(placed).toEqual([leg]);
  await driver.stop();
});

test('what was claimed is taken over although the answer to the claim was lost', async () => {
  const clock = createVirtualClock(START);
  const telephony = createSimulatedTelephony({ clock, outbound: () => ({ then: 'ring' }) });
  const { driver, begun, own } = start({ clock, telephony }, quiet);
  const claimed = { ...begun, id: 'talk-2', revision: 3 };
  own.lost = true;
  own.rows = [begun, claimed];
  await expect(driver.findOrphans()).rejects.toThrow('away');
  expect(driver.has(claimed.id)).toBe(false);
  own.lost = false;
  expect(await driver.findOrphans()).toBe(true);
  expect(driver.has(claimed.id)).toBe(true);
  await driver.stop();
});

async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise(setImmediate);
}
