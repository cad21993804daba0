import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AsteriskTelephony } from '#runtime/telephony/asterisk/asterisk-telephony.ts';
import type { TelephonyEvent } from '#runtime/telephony/port.ts';
import { describeTelephony } from './describe-telephony.ts';
import { type AsteriskBench, startAsteriskBench } from './driver-bench.ts';
import { placeCall } from './place-call.ts';

const waitLimitSeconds = 3;

describeTelephony('a call that waits for a runtime', () => {
  let bench: AsteriskBench;
  beforeAll(async () => {
    bench = await startAsteriskBench({ waitLimitSeconds, connect: false });
  });
  afterAll(() => bench.stop());

  it('hears the announcement and is hung up when no runtime was ever there', async () => {
    const call = await dial();
    const outcome = await call.done;
    expect(outcome).toMatchObject({ answered: true, hungUpOn: true, clean: true });
    expect(call.answeredAfterMs(outcome)).toBeGreaterThan(waitLimitSeconds * 1_000 - 500);
    expect(await bench.asterisk.console('core show channels count')).toContain('0 active channels');
  });

  it('hears the announcement when the runtime has gone', async () => {
    const { telephony } = await connect();
    await disconnect(telephony);
    const outcome = await (await dial()).done;
    expect(outcome).toMatchObject({ answered: true, hungUpOn: true, clean: true });

    const { telephony: next, events } = await connect();
    await next.resynchronise({ playbackIds: [], recordingIds: [], bridgeIds: [] });
    const types = events.map(({ type }) => type).filter((type) => type.startsWith('call.'));
    expect(types, 'the runtime learns of both calls afterwards').toEqual(['call.arrived', 'call.ended']);
    await disconnect(next);
  });

  it('hears the announcement when the runtime is there but does not take it', async () => {
    const { telephony, events } = await connect();
    const outcome = await (await dial()).done;
    expect(outcome).toMatchObject({ answered: true, hungUpOn: true, clean: true });
    await until(() => events.some(({ type }) => type === 'call.ended'));
    await disconnect(telephony);
  });

  it('is taken by a runtime that comes back in time, and not cut off later', async () => {
    const call = await dial();
    await sleep(1_500);
    const { telephony, events } = await connect();
    const { callId } = await expectArrival(events);
    await telephony.answer(callId);
    await sleep(waitLimitSeconds * 1_000 + 1_000);
    expect(events.map(({ type }) => type)).not.toContain('call.ended');

    // A call that has been taken stays up for as long as the runtime is away.
    await disconnect(telephony);
    await sleep(waitLimitSeconds * 1_000 + 1_000);
    const { telephony: next } = await connect();
    const state = await next.resynchronise({ playbackIds: [], recordingIds: [], bridgeIds: [] });
    expect([...state.answeredIds]).toEqual([callId]);
    await next.hangUp(callId);
    expect(await call.done).toMatchObject({ answered: true, hungUpOn: true });
    await disconnect(next);
  });

  it('outlives neither a restart of Asterisk nor the memory of the driver', async () => {
    const { telephony, events } = await connect();
    const call = await dial();
    const { callId } = await expectArrival(events);
    await telephony.answer(callId);
    await bench.asterisk.restart();
    await until(() => events.filter(({ type }) => type === 'connected').length === 2);
    const state = await telephony.resynchronise({ playbackIds: [], recordingIds: [], bridgeIds: [] });
    expect(state.callIds.size).toBe(0);
    expect(events).toContainEqual({ type: 'call.ended', callId, cause: 'failed' });
    call.vanish();
    await disconnect(telephony);
  });

  async function dial() {
    const call = await placeCall({
      sipPort: bench.asterisk.sipPort,
      to: '1001',
      from: '0612345678',
      script: { steps: [], end: 'wait' },
    });
    return {
      ...call,
      answeredAfterMs: (outcome: Awaited<typeof call.done>): number =>
        Number(outcome.sipp.log.find((line) => line.endsWith('answered'))?.split(' ')[0]),
    };
  }

  async function connect(): Promise<{ telephony: AsteriskTelephony; events: TelephonyEvent[] }> {
    const telephony = bench.createDriver();
    const events: TelephonyEvent[] = [];
    await telephony.start((event) => events.push(event));
    bench.server.setUpgrade(telephony.handleUpgrade);
    await until(() => telephony.isConnected());
    return { telephony, events };
  }

  async function disconnect(telephony: AsteriskTelephony): Promise<void> {
    bench.server.setUpgrade(null);
    await telephony.stop();
  }

  async function expectArrival(events: readonly TelephonyEvent[]) {
    let arrival: Extract<TelephonyEvent, { type: 'call.arrived' }> | undefined;
    await until(() => {
      arrival = events.find((event) => event.type === 'call.arrived');
      return arrival !== undefined;
    });
    if (!arrival) throw new Error('until resolves only when there is one');
    return arrival;
  }

  async function until(ready: () => boolean): Promise<void> {
    await expect.poll(ready, { timeout: 15_000, interval: 20 }).toBe(true);
  }
});
