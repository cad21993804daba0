import { expect, test } from 'vitest';
import type { Clock } from '../../engine/clock.ts';
import { createVirtualClock } from '../../engine/virtual-clock.ts';
import { createSimulatedTelephony, type OutboundBehaviour } from '../../telephony/simulated/simulated-telephony.ts';
import type { StaffedAgent } from '../agents/agent.ts';
import type { Requeue } from '../ports.ts';
import { type BeginOptions, beginFromWait, beginOutgoing } from './begin.ts';
import { rules, START, staffed, wait } from './conversation-world.ts';
import { ConversationDriver } from './driver.ts';
import { dueAt } from './limits.ts';
import { RETURN_LIMIT_MS } from './lost-phones.ts';
import type { ConversationState } from './state.ts';

/** Node's timers go by another clock than the one that tells the time, and may be a little ahead of it. */
const EARLY_MS = 3;

function startDriver({ clock, outbound }: { clock: Clock; outbound: OutboundBehaviour }) {
  const saved: ConversationState[] = [];
  const requeued: Requeue[] = [];
  const complain = (_: Record<string, unknown>, message: string) => expect.unreachable(message);
  const telephony = createSimulatedTelephony({ clock, outbound: () => outbound });
  const driver = new ConversationDriver({
    clock,
    log: { info() {}, warn: complain, error: complain },
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
    room: {
      readyToTalk: async () => true,
      answered() {},
      returned() {},
      ended() {},
      requeue: (_, to) => void requeued.push(to),
      admit: async () => null,
    },
    onChanged() {},
  });
  return { driver, telephony, saved, requeued };
}

test('keeps a limit although its timer goes off a moment early', async () => {
  const time = createVirtualClock(START);
  const early = (ms: number) => (ms > EARLY_MS ? ms - EARLY_MS : ms);
  const clock: Clock = { ...time, setTimeout: (run, ms) => time.setTimeout(run, early(ms)) };
  // Nobody listens to the telephone system, so that only the limit can end the ringing.
  const { driver, saved } = startDriver({ clock, outbound: { then: 'ring' } });
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

/** An agent in a browser talks with a caller. */
async function talkInBrowser() {
  const clock = createVirtualClock(START);
  const { driver, telephony, requeued } = startDriver({ clock, outbound: { ringMs: 500, then: 'answer' } });
  await telephony.start((event) => void driver.onTelephony(event));
  await telephony.provisionPhone({ extension: staffed.facts.login, password: '' });
  const caller = telephony.placeCall({ from: '0140', to: '0180' });
  await telephony.answer(caller);
  const inBrowser: StaffedAgent = { ...staffed, agent: { ...staffed.agent, line: { type: 'browser' } } };
  const options: BeginOptions = { id: 'talk-1', staffed: inBrowser, rules, at: START };
  driver.begin(beginFromWait(options, { ...wait, contactId: caller, whisper: [] }));
  const pass = async (ms: number) => {
    clock.advance(ms);
    await settle();
  };
  await settle();
  await pass(500);
  const agentCall = () => driver.read('talk-1')?.drive.legs.agent?.callId ?? '';
  const heardByCaller = () => telephony.inspect(caller)?.hears ?? [];
  expect(heardByCaller()).toEqual([agentCall()]);
  return { driver, telephony, requeued, caller, agentCall, heardByCaller, pass };
}

test('lets the caller hear music until the agent’s page has its phone again', async () => {
  const { driver, telephony, caller, agentCall, heardByCaller, pass } = await talkInBrowser();
  const before = agentCall();
  await driver.ask('talk-1', { type: 'phone-left', user: 'agent' });
  await settle();
  expect(telephony.liveCallIds()).toEqual([caller]);
  expect(telephony.inspect(caller)?.heard.at(-1)).toEqual(rules.holdMusic[0]);

  await pass(1_500);
  const asked = { type: 'command', command: { type: 'reconnect', phone: 'new page' }, target: null } as const;
  expect(await driver.ask('talk-1', asked)).toBeNull();
  expect(await driver.ask('talk-1', asked), 'asked twice, called once').toBeNull();
  await settle();
  await pass(500);
  expect(agentCall()).not.toBe(before);
  expect(heardByCaller()).toEqual([agentCall()]);
  await pass(RETURN_LIMIT_MS * 2);
  expect(driver.read('talk-1')?.phase).toBe('talking');
  await driver.stop();
});

test('sends the caller back to the queue when the phone has gone for good', async () => {
  const { driver, telephony, requeued, caller, agentCall, pass } = await talkInBrowser();
  telephony.vanish(agentCall());
  await settle();
  expect(telephony.inspect(caller)?.heard.at(-1)).toEqual(rules.holdMusic[0]);
  await pass(RETURN_LIMIT_MS - 1);
  expect(requeued).toEqual([]);
  await pass(1);
  expect(requeued).toMatchObject([{ queue: '500', onlyFor: null }]);
  expect(telephony.liveCallIds(), 'the caller stays').toEqual([caller]);
  expect(driver.read('talk-1')).toBeNull();
  await driver.stop();
});

async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise(setImmediate);
}
