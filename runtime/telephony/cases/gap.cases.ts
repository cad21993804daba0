import assert from 'node:assert/strict';
import { type DriverCase, farEnds } from '../driver.cases.ts';
import { takeCall } from './take-call.ts';

export const gapCases: Record<string, DriverCase> = {
  'delivers what happened in a gap before it says what is still up': async (bench) => {
    const talker = await takeCall(bench, { steps: [{ waitMs: 300 }, { press: '12' }], end: 'wait' });
    const leaver = await takeCall(bench, { steps: [{ waitMs: 500 }], end: 'hang-up' });
    const [short, long] = [bench.newId('short'), bench.newId('long')];
    await bench.telephony.play({ callId: talker, playbackId: short, items: [bench.prompts.short] });
    await bench.telephony.play({ callId: talker, playbackId: long, items: [bench.prompts.long] });
    await bench.disconnect();
    const from = '0600000042';
    await bench.placeCall({ from, to: '1002', script: { steps: [], end: 'wait' } });
    await bench.elapse(3_000);
    assert.equal(bench.events.at(-1)?.type, 'disconnected');
    await bench.reconnect();

    const state = await bench.telephony.resynchronise({ playbackIds: [short, long], recordingIds: [], bridgeIds: [] });
    const gap = bench.events.slice(bench.events.findIndex(({ type }) => type === 'connected'));
    const has = (type: string, fields: object): boolean =>
      gap.some((event) => event.type === type && Object.entries(fields).every(([k, v]) => Reflect.get(event, k) === v));
    assert.ok(has('key', { callId: talker, key: '1' }), 'first key');
    assert.ok(has('key', { callId: talker, key: '2' }), 'second key');
    assert.ok(has('playback.finished', { playbackId: short }), 'end of a prompt');
    assert.ok(has('call.ended', { callId: leaver }), 'hang-up');
    const arrived = await bench.expect('call.arrived', { caller: from });
    assert.ok(arrived.waitedMs > 2_000, `waited ${arrived.waitedMs} ms`);

    assert.deepEqual(new Set(state.callIds), new Set([talker, arrived.callId]));
    assert.deepEqual([...state.answeredIds], [talker]);
    assert.deepEqual(state.inbound.get(arrived.callId), { caller: from, called: '1002' });
    assert.deepEqual([...state.playbackIds], [long]);
    for (const callId of [talker, arrived.callId]) await bench.telephony.hangUp(callId);
    for (const callId of [talker, arrived.callId]) await bench.expect('call.ended', { callId });
  },

  'stops a ringing tone that was begun before a gap': async (bench) => {
    const callId = await takeCall(bench, { steps: [], end: 'wait' });
    const ringing = { callId, playbackId: bench.newId('ringing'), items: [{ type: 'tone', tone: 'ringing' }] } as const;
    await bench.telephony.play(ringing);
    await bench.disconnect();
    await bench.elapse(500);
    await bench.reconnect();
    const state = await bench.telephony.resynchronise({
      playbackIds: [ringing.playbackId],
      recordingIds: [],
      bridgeIds: [],
    });
    assert.deepEqual([...state.playbackIds], [ringing.playbackId], 'it goes on meanwhile');
    await bench.telephony.play(ringing);
    await bench.telephony.stopPlayback(ringing.playbackId);
    await bench.expect('playback.finished', { playbackId: ringing.playbackId, result: 'stopped' }, { withinMs: 1_000 });
    await bench.telephony.hangUp(callId);
    await bench.expect('call.ended', { callId });
  },

  'finishes in a gap what was begun before it': async (bench) => {
    const callId = await takeCall(bench, { steps: [{ speakMs: 1_500 }, { press: '#' }], end: 'wait' });
    const recordingId = bench.newId('recording');
    await bench.telephony.record({
      callId,
      recordingId,
      maxSeconds: 20,
      maxSilenceSeconds: 0,
      beep: false,
      terminator: '#',
    });
    const leg = bench.newId('leg');
    await bench.disconnect();
    await bench.telephony.originate({ callId: leg, to: farEnds.answers, from: '', ringTimeoutMs: 3_000 });
    await bench.elapse(3_500);
    await bench.reconnect();
    const state = await bench.telephony.resynchronise({ playbackIds: [], recordingIds: [recordingId], bridgeIds: [] });
    assert.deepEqual(new Set(state.callIds), new Set([callId, leg]));
    assert.deepEqual(new Set(state.answeredIds), new Set([callId, leg]));
    assert.deepEqual([...state.inbound.keys()], [callId]);
    assert.equal(state.recordingIds.size, 0);
    await bench.expect('recording.finished', { recordingId, reason: 'terminator' });
    await bench.expect('call.answered', { callId: leg });
    assert.ok(!bench.events.some(({ type }) => type === 'key'));
    for (const id of [callId, leg]) await bench.telephony.hangUp(id);
    for (const id of [callId, leg]) await bench.expect('call.ended', { callId: id });
  },

  'says that nothing is up when nothing is': async (bench) => {
    const state = await bench.telephony.resynchronise({
      playbackIds: [bench.newId('x')],
      recordingIds: [],
      bridgeIds: [],
    });
    assert.equal(state.callIds.size + state.playbackIds.size + state.recordingIds.size, 0);
  },
};
