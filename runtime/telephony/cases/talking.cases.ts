import assert from 'node:assert/strict';
import { type DriverBench, type DriverCase, farEnds } from '../driver.cases.ts';
import { takeCall } from './take-call.ts';

/** What agents do with calls: hold, record, listen, whisper. */
export const talkingCases: Record<string, DriverCase> = {
  'plays over and over until it is stopped': async (bench) => {
    const callId = await takeCall(bench, { steps: [], end: 'wait' });
    const [music, next] = [bench.newId('music'), bench.newId('next')];
    const play = { callId, playbackId: music, items: [bench.prompts.short], loop: true };
    await bench.telephony.play(play);
    await bench.telephony.play(play);
    await bench.elapse(3_500);
    assert.ok(!bench.events.some(({ type }) => type === 'playback.finished'), 'it goes on');
    await bench.telephony.stopPlayback(music);
    await bench.telephony.play({ callId, playbackId: next, items: [bench.prompts.short] });
    await bench.expect('playback.finished', { playbackId: music, result: 'stopped' }, { withinMs: 1_000 });
    await bench.expect('playback.finished', { playbackId: next, result: 'finished' }, { withinMs: 3_000 });
    await end(bench, callId);
  },

  'lets a tone sound until it is stopped, also where music would be repeated': async (bench) => {
    const callId = await takeCall(bench, { steps: [], end: 'wait' });
    const [ringing, next] = [bench.newId('ringing'), bench.newId('next')];
    const items = [{ type: 'tone', tone: 'ringing' }] as const;
    await bench.telephony.play({ callId, playbackId: ringing, items, loop: true });
    await bench.elapse(1_000);
    await bench.telephony.stopPlayback(ringing);
    await bench.expect('playback.finished', { playbackId: ringing, result: 'stopped' }, { withinMs: 1_000 });
    await bench.telephony.play({ callId, playbackId: next, items: [bench.prompts.short] });
    await bench.expect('playback.finished', { playbackId: next, result: 'finished' }, { withinMs: 3_000 });
    const [leg, bridgeId] = [await place(bench), bench.newId('bridge')];
    const again = bench.newId('ringing');
    await bench.telephony.play({ callId, playbackId: again, items, loop: true });
    await bench.elapse(500);
    await bench.telephony.bridge(bridgeId, [callId, leg]);
    await bench.expect('playback.finished', { playbackId: again, result: 'stopped' }, { withinMs: 1_000 });
    await end(bench, callId, leg);
  },

  'plays several languages over and over': async (bench) => {
    const callId = await takeCall(bench, { steps: [], end: 'wait' });
    const playbackId = bench.newId('numbers');
    const items = ['en', 'fr'].map((language) => ({ type: 'digits' as const, value: '1', language }));
    await bench.telephony.play({ callId, playbackId, items, loop: true });
    await bench.elapse(6_000);
    assert.ok(!bench.events.some(({ type }) => type === 'playback.finished'), 'it goes on');
    await bench.telephony.stopPlayback(playbackId);
    await bench.expect('playback.finished', { playbackId, result: 'stopped' }, { withinMs: 2_000 });
    await end(bench, callId);
  },

  'plays over and over what can be played, and says when nothing can': async (bench) => {
    const callId = await takeCall(bench, { steps: [{ waitMs: 3_000 }], end: 'hang-up' });
    const [missing, music] = [bench.newId('missing'), bench.newId('music')];
    await bench.telephony.play({ callId, playbackId: missing, items: [bench.prompts.missing], loop: true });
    await bench.expect('playback.finished', { playbackId: missing, result: 'failed' });
    await bench.telephony.play({ callId, playbackId: music, items: [bench.prompts.short], loop: true });
    await bench.expect('call.ended', { callId });
    await bench.elapse(500);
    assert.equal(bench.events.at(-1)?.type, 'call.ended', 'music ends with the call');
  },

  'goes on with music through a gap, and stops it afterwards': async (bench) => {
    const callId = await takeCall(bench, { steps: [], end: 'wait' });
    const music = { callId, playbackId: bench.newId('music'), items: [bench.prompts.short], loop: true };
    await bench.telephony.play(music);
    await bench.disconnect();
    await bench.elapse(2_500);
    await bench.reconnect();
    const state = await bench.telephony.resynchronise({ ...nothing, playbackIds: [music.playbackId] });
    assert.deepEqual([...state.playbackIds], [music.playbackId], 'it goes on meanwhile');
    await bench.telephony.play(music);
    await bench.telephony.stopPlayback(music.playbackId);
    const stopped = { playbackId: music.playbackId, result: 'stopped' } as const;
    await bench.expect('playback.finished', stopped, { withinMs: 1_000 });
    await end(bench, callId);
  },

  'takes a caller out of a conversation and back': async (bench) => {
    const { telephony } = bench;
    const [callId, leg, bridgeId] = await talk(bench);
    const music = { callId, playbackId: bench.newId('music'), items: [bench.prompts.long], loop: true };
    await telephony.leaveBridge(bridgeId, callId);
    await telephony.leaveBridge(bridgeId, callId);
    await telephony.play(music);
    await bench.elapse(1_000);
    assert.deepEqual([...(await telephony.resynchronise({ ...nothing, bridgeIds: [bridgeId] })).bridgeIds], [bridgeId]);
    await telephony.stopPlayback(music.playbackId);
    await telephony.bridge(bridgeId, [callId, leg]);
    await bench.expect('playback.finished', { playbackId: music.playbackId, result: 'stopped' }, { withinMs: 1_000 });
    await telephony.leaveBridge(bridgeId, leg);
    await telephony.leaveBridge(bridgeId, callId);
    await telephony.leaveBridge(bridgeId, callId);
    await telephony.leaveBridge(bench.newId('no-bridge'), callId);
    await bench.elapse(300);
    assert.ok(!bench.events.some(({ type }) => type === 'call.ended'), 'everybody stays up');
    assert.equal((await telephony.resynchronise({ ...nothing, bridgeIds: [bridgeId] })).bridgeIds.size, 0);
    await end(bench, callId, leg);
  },

  'ends music for whoever joins a conversation': async (bench) => {
    const { telephony } = bench;
    const callId = await takeCall(bench, { steps: [], end: 'wait' });
    const playbackId = bench.newId('music');
    await telephony.play({ callId, playbackId, items: [bench.prompts.long], loop: true });
    const leg = await place(bench);
    const bridgeId = bench.newId('bridge');
    await telephony.bridge(bridgeId, [callId, leg]);
    await bench.expect('playback.finished', { playbackId, result: 'stopped' }, { withinMs: 1_000 });
    const recordingId = bench.newId('conversation');
    await telephony.recordBridge({ bridgeId, recordingId, maxSeconds: 1 });
    await bench.expect('bridge-recording.finished', { recordingId, failed: false });
    await end(bench, callId, leg);
  },

  'joins a third call with two that talk already': async (bench) => {
    const [callId, leg, bridgeId] = await talk(bench);
    const third = await place(bench);
    await bench.telephony.bridge(bridgeId, [third]);
    await bench.telephony.leaveBridge(bridgeId, third);
    await bench.elapse(300);
    const { bridgeIds } = await bench.telephony.resynchronise({ ...nothing, bridgeIds: [bridgeId] });
    assert.deepEqual([...bridgeIds], [bridgeId], 'the first two go on');
    await end(bench, callId, leg, third);
  },

  'records a conversation until it is stopped': async (bench) => {
    const { telephony } = bench;
    const [callId, leg, bridgeId] = await talk(bench);
    const recordingId = bench.newId('conversation');
    const command = { bridgeId, recordingId, maxSeconds: 60 };
    await telephony.recordBridge(command);
    await telephony.recordBridge(command);
    await bench.elapse(2_000);
    const during = await telephony.resynchronise({ ...nothing, recordingIds: [recordingId] });
    assert.deepEqual([...during.recordingIds], [recordingId]);
    assert.deepEqual(new Set(during.callIds), new Set([callId, leg]), 'nothing but the calls themselves');
    await telephony.stopRecording(recordingId);
    const finished = await bench.expect('bridge-recording.finished', { recordingId, bridgeId, failed: false });
    assert.ok(Math.abs(finished.seconds - 2) <= 1, `${finished.seconds} s`);
    await telephony.recordBridge(command);
    const wav = await telephony.fetchRecording(recordingId);
    assert.ok((wav.length - 44) / 16_000 > 1, `${wav.length} bytes`);
    await end(bench, callId, leg);
    await bench.elapse(300);
    assert.equal(bench.events.filter(({ type }) => type === 'bridge-recording.finished').length, 1);
    assert.ok(!bench.events.some(({ type }) => type === 'recording.finished'));
  },

  'records a conversation until it is over': async (bench) => {
    const [callId, leg, bridgeId] = await talk(bench);
    const recordingId = bench.newId('conversation');
    await bench.telephony.recordBridge({ bridgeId, recordingId, maxSeconds: 60 });
    await bench.elapse(1_500);
    await end(bench, callId, leg);
    await bench.expect('bridge-recording.finished', { recordingId, failed: false }, { withinMs: 3_000 });
    const wav = await bench.telephony.fetchRecording(recordingId);
    assert.ok((wav.length - 44) / 16_000 > 1, `${wav.length} bytes`);
  },

  'records a conversation through a gap until it is over': async (bench) => {
    const [callId, leg, bridgeId] = await talk(bench);
    const recordingId = bench.newId('conversation');
    await bench.telephony.recordBridge({ bridgeId, recordingId, maxSeconds: 60 });
    await bench.elapse(1_000);
    await bench.disconnect();
    await bench.elapse(1_000);
    await bench.reconnect();
    const expected = { ...nothing, recordingIds: [recordingId], bridgeIds: [bridgeId] };
    const { recordingIds, bridgeIds } = await bench.telephony.resynchronise(expected);
    assert.deepEqual([[...recordingIds], [...bridgeIds]], [[recordingId], [bridgeId]]);
    await end(bench, callId, leg);
    const over = await bench.expect('bridge-recording.finished', { recordingId, failed: false }, { withinMs: 3_000 });
    assert.ok(over.seconds >= 1, `${over.seconds} s`);
  },

  'records a conversation until the greatest length': async (bench) => {
    const [callId, leg, bridgeId] = await talk(bench);
    const recordingId = bench.newId('conversation');
    await bench.telephony.recordBridge({ bridgeId, recordingId, maxSeconds: 1 });
    await bench.expect('bridge-recording.finished', { recordingId, failed: false }, { withinMs: 4_000 });
    await end(bench, callId, leg);
  },

  'says that there is no conversation to record': async (bench) => {
    const command = { bridgeId: bench.newId('bridge'), recordingId: bench.newId('recording'), maxSeconds: 5 };
    await bench.telephony.recordBridge(command);
    await bench.expect('bridge-recording.finished', { recordingId: command.recordingId, failed: true });
  },

  'lets somebody listen, whisper and barge in, and nobody notices the end': async (bench) => {
    const { telephony } = bench;
    const [callId, leg, bridgeId] = await talk(bench);
    const listenerCallId = await place(bench);
    const monitor = { monitorId: bench.newId('monitor'), listenerCallId, targetCallId: leg };
    await telephony.monitor({ ...monitor, mode: 'listen' });
    await telephony.monitor({ ...monitor, mode: 'listen' });
    await bench.elapse(500);
    await telephony.monitor({ ...monitor, mode: 'whisper' });
    await bench.elapse(500);
    const { callIds } = await telephony.resynchronise(nothing);
    assert.deepEqual(new Set(callIds), new Set([callId, leg, listenerCallId]), 'nothing but the calls themselves');
    await telephony.bridge(bridgeId, [listenerCallId]);
    await telephony.leaveBridge(bridgeId, listenerCallId);
    await telephony.monitor({ ...monitor, monitorId: bench.newId('again'), mode: 'listen' });
    await bench.elapse(300);
    await telephony.stopMonitor(monitor.monitorId);
    await telephony.stopMonitor(monitor.monitorId);
    assert.deepEqual(
      bench.events.map(({ type }) => type).filter((type) => type === 'call.ended' || type === 'call.arrived'),
      ['call.arrived'],
    );
    await end(bench, callId, leg, listenerCallId);
    assert.equal((await telephony.resynchronise(nothing)).callIds.size, 0);
  },

  'keeps whoever listens up when the call that is listened to ends': async (bench) => {
    const { telephony } = bench;
    const [callId, leg] = await talk(bench);
    const listenerCallId = await place(bench);
    await telephony.monitor({ monitorId: bench.newId('monitor'), listenerCallId, targetCallId: leg, mode: 'listen' });
    await bench.elapse(300);
    await end(bench, leg);
    await bench.elapse(500);
    assert.deepEqual(new Set((await telephony.resynchronise(nothing)).callIds), new Set([callId, listenerCallId]));
    const playbackId = bench.newId('play');
    await telephony.play({ callId: listenerCallId, playbackId, items: [bench.prompts.short] });
    await bench.expect('playback.finished', { playbackId, result: 'finished' }, { withinMs: 5_000 });
    await end(bench, callId, listenerCallId);
  },

  'goes on listening through a gap, until the listener hangs up': async (bench) => {
    const [callId, leg] = await talk(bench);
    const listenerCallId = await place(bench);
    const monitor = { monitorId: bench.newId('monitor'), listenerCallId, targetCallId: leg, mode: 'listen' } as const;
    await bench.telephony.monitor(monitor);
    await bench.disconnect();
    await bench.elapse(500);
    await bench.reconnect();
    const { callIds } = await bench.telephony.resynchronise(nothing);
    assert.deepEqual(new Set(callIds), new Set([callId, leg, listenerCallId]));
    await bench.telephony.monitor(monitor);
    await end(bench, listenerCallId);
    await bench.elapse(300);
    assert.ok(!bench.events.some((event) => event.type === 'call.ended' && event.callId !== listenerCallId));
    await end(bench, callId, leg);
  },

  'says that a browser phone cannot be reached': async (bench) => {
    const [unknown, unregistered] = [bench.newId('call'), bench.newId('call')];
    const command = { from: '0123456789', ringTimeoutMs: 3_000, autoAnswer: true };
    await bench.telephony.originate({ ...command, callId: unknown, to: 'agent:4999' });
    await bench.expect('call.ended', { callId: unknown, cause: 'failed' });
    await bench.prepareUnreachablePhone('1002');
    await bench.telephony.originate({ ...command, callId: unregistered, to: 'agent:1002' });
    await bench.expect('call.ended', { callId: unregistered, cause: 'failed' });
  },

  'asks a phone to answer by itself, and does not insist': async (bench) => {
    const callId = bench.newId('call');
    await bench.telephony.originate({
      callId,
      to: farEnds.answers,
      from: '0123456789',
      ringTimeoutMs: 3_000,
      autoAnswer: true,
    });
    await bench.expect('call.answered', { callId });
    await end(bench, callId);
  },
};

const nothing = { playbackIds: [], recordingIds: [], bridgeIds: [] };

/** A caller and a call that we placed, joined. */
async function talk(bench: DriverBench): Promise<[callId: string, leg: string, bridgeId: string]> {
  const callId = await takeCall(bench, { steps: [{ speakMs: 20_000 }], end: 'wait' });
  const leg = await place(bench);
  const bridgeId = bench.newId('bridge');
  await bench.telephony.bridge(bridgeId, [callId, leg]);
  return [callId, leg, bridgeId];
}

async function place(bench: DriverBench): Promise<string> {
  const callId = bench.newId('call');
  await bench.telephony.originate({ callId, to: farEnds.answers, from: '0123456789', ringTimeoutMs: 3_000 });
  await bench.expect('call.answered', { callId });
  return callId;
}

async function end(bench: DriverBench, ...callIds: string[]): Promise<void> {
  for (const callId of callIds) await bench.telephony.hangUp(callId);
  for (const callId of callIds) await bench.expect('call.ended', { callId });
}
