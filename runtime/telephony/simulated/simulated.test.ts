import { describe, expect, it } from 'vitest';
import { createVirtualClock } from '#runtime/engine/virtual-clock.ts';
import { type DriverBench, driverCases, type EventOf, farEnds, type PhoneScript } from '../driver.cases.ts';
import type { TelephonyEvent } from '../port.ts';
import { createSimulatedTelephony, type OutboundBehaviour } from './simulated-telephony.ts';

describe('simulated telephony', () => {
  for (const [name, run] of Object.entries(driverCases)) {
    it(name, async () => {
      await run(await createBench());
    });
  }

  it('gives up a call that no runtime takes', () => {
    const clock = createVirtualClock();
    const telephony = createSimulatedTelephony({ clock, waitLimitMs: 5_000 });
    telephony.placeCall({ from: '1', to: '2' });
    clock.advance(4_999);
    expect(telephony.liveCallIds()).toHaveLength(1);
    clock.advance(1);
    expect(telephony.liveCallIds()).toHaveLength(0);
  });

  it('tells what a caller has heard', async () => {
    const clock = createVirtualClock();
    const telephony = createSimulatedTelephony({ clock });
    await telephony.start(() => {});
    const callId = telephony.placeCall({ from: '1', to: '2' });
    const item = { type: 'speech', text: 'Bonjour', language: 'fr' } as const;
    await telephony.play({ callId, playbackId: 'p', items: [item] });
    expect(telephony.inspect(callId)?.heard).toEqual([item]);
  });

  it('tells who hears whom', async () => {
    const telephony = createSimulatedTelephony({ clock: createVirtualClock() });
    const [caller, agent, supervisor] = ['1', '2', '3'].map((from) => telephony.placeCall({ from, to: '9' }));
    if (!caller || !agent || !supervisor) throw new Error('three calls were placed');
    const hears = (callId: string) => telephony.inspect(callId)?.hears;
    await telephony.bridge('talk', [caller, agent]);
    expect([hears(caller), hears(agent), hears(supervisor)]).toEqual([[agent], [caller], []]);

    const monitor = { monitorId: 'monitor', listenerCallId: supervisor, targetCallId: agent };
    await telephony.monitor({ ...monitor, mode: 'listen' });
    expect([hears(caller), hears(agent), hears(supervisor)]).toEqual([[agent], [caller], [caller, agent]]);
    await telephony.monitor({ ...monitor, mode: 'whisper' });
    expect([hears(caller), hears(agent), hears(supervisor)]).toEqual([[agent], [caller, supervisor], [caller, agent]]);

    await telephony.bridge('talk', [supervisor]);
    expect([hears(caller), hears(agent)]).toEqual([
      [agent, supervisor],
      [caller, supervisor],
    ]);
    await telephony.leaveBridge('talk', supervisor);
    expect([hears(agent), hears(supervisor)]).toEqual([[caller], []]);
    await telephony.leaveBridge('talk', caller);
    expect([hears(caller), hears(agent)]).toEqual([[], []]);
  });

  it('reaches a browser phone while it is there, and tells when that changes', async () => {
    const clock = createVirtualClock();
    const telephony = createSimulatedTelephony({ clock });
    const events: TelephonyEvent[] = [];
    await telephony.start((event) => events.push(event));
    await telephony.provisionPhone({ extension: '1001', password: 'secret' });
    await telephony.provisionPhone({ extension: '1001', password: 'another' });
    await telephony.originate({ callId: 'first', to: 'agent:1001', from: '', ringTimeoutMs: 5_000 });
    clock.advance(1_000);
    telephony.setPhoneReachable('1001', false);
    telephony.setPhoneReachable('1002', true);
    await telephony.originate({ callId: 'second', to: 'agent:1001', from: '', ringTimeoutMs: 5_000 });
    clock.advance(0);
    expect(events.slice(1)).toEqual([
      { type: 'phone', extension: '1001', reachable: true },
      { type: 'call.ringing', callId: 'first' },
      { type: 'call.answered', callId: 'first' },
      { type: 'phone', extension: '1001', reachable: false },
      { type: 'call.ended', callId: 'second', cause: 'failed' },
    ]);
  });
});

async function createBench(): Promise<DriverBench> {
  const clock = createVirtualClock(1_700_000_000_000);
  const telephony = createSimulatedTelephony({
    clock,
    audioDurationMs: (audio) => ({ short: 1_000, long: 10_000 })[audio] ?? null,
    outbound: ({ to }) => outboundPlan[to] ?? { ringMs: 0, then: 'invalid-number' },
  });
  const events: TelephonyEvent[] = [];
  const taken = new Set<TelephonyEvent>();
  let ids = 0;
  await telephony.start((event) => {
    if (event.type !== 'connected' || events.length > 0) events.push(event);
  });

  const bench: DriverBench = {
    telephony,
    events,
    async expect(type, fields = {}, { withinMs = 20_000 } = {}) {
      const until = clock.now() + withinMs;
      for (;;) {
        const found = events.find((event): event is EventOf<typeof type> => !taken.has(event) && matches(event));
        if (found) {
          taken.add(found);
          return found;
        }
        if ((clock.nextTimerAt() ?? Number.POSITIVE_INFINITY) > until) {
          throw new Error(`no ${type} ${JSON.stringify(fields)} in ${JSON.stringify(events, null, 1)}`);
        }
        clock.advanceToNextTimer();
        await new Promise(setImmediate);
      }
      function matches(event: TelephonyEvent): boolean {
        return event.type === type && Object.entries(fields).every(([key, value]) => Reflect.get(event, key) === value);
      }
    },
    async elapse(durationMs) {
      clock.advance(durationMs);
    },
    async placeCall({ from, to, script }) {
      const callId = telephony.placeCall({ from, to });
      if (script.giveUpAfterMs !== undefined) {
        clock.setTimeout(() => {
          if (!telephony.inspect(callId)?.answered) telephony.hangUpFromOutside(callId);
        }, script.giveUpAfterMs);
      }
      followScript(callId, script);
    },
    disconnect: async () => telephony.disconnect(),
    reconnect: async () => telephony.reconnect(),
    prompts: {
      short: { type: 'audio', audio: 'short' },
      long: { type: 'audio', audio: 'long' },
      missing: { type: 'audio', audio: 'missing' },
    },
    async prepareUnreachablePhone(extension) {
      await telephony.provisionPhone({ extension, password: 'secret' });
      telephony.setPhoneReachable(extension, false);
    },
    newId(name) {
      ids += 1;
      return `${name}:${ids}.0`;
    },
  };
  return bench;

  function followScript(callId: string, script: PhoneScript): void {
    const call = telephony.inspect(callId);
    if (!call) return;
    if (!call.answered) {
      clock.setTimeout(() => followScript(callId, script), 10);
      return;
    }
    let atMs = 0;
    for (const step of script.steps) {
      if ('waitMs' in step) atMs += step.waitMs;
      else if ('speakMs' in step) {
        const { speakMs } = step;
        clock.setTimeout(() => telephony.speak(callId, speakMs), atMs);
        atMs += speakMs;
      } else {
        for (const key of step.press) {
          atMs += 200;
          clock.setTimeout(() => telephony.press(callId, key), atMs);
        }
      }
    }
    if (script.end === 'hang-up') clock.setTimeout(() => telephony.hangUpFromOutside(callId), atMs);
  }
}

const outboundPlan: Record<string, OutboundBehaviour> = {
  [farEnds.answers]: { ringMs: 300, then: 'answer' },
  [farEnds['answers-and-hangs-up']]: { ringMs: 300, then: 'answer', hangUpAfterMs: 1_000 },
  [farEnds.busy]: { ringMs: 100, then: 'busy' },
  [farEnds['rings-for-ever']]: { then: 'ring' },
  [farEnds.rejects]: { ringMs: 100, then: 'rejected' },
  [farEnds.unknown]: { ringMs: 100, then: 'invalid-number' },
  [farEnds.congested]: { ringMs: 100, then: 'congestion' },
  [farEnds['answers-late']]: { ringMs: 9_000, then: 'answer' },
};
