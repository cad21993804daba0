import assert from 'node:assert/strict';
import type { DriverBench, DriverCase } from '../driver.cases.ts';
import { takeCall } from './take-call.ts';

export const recordingCases: Record<string, DriverCase> = {
  'records until a key, which is used up by that': async (bench) => {
    const callId = await takeCall(bench, { steps: [{ speakMs: 2_000 }, { press: '#7' }], end: 'wait' });
    const recordingId = await record(bench, callId, { terminator: '#' });
    await bench.expect('recording.finished', { recordingId, callId, reason: 'terminator' });
    await bench.expect('key', { callId, key: '7' });
    assert.equal(bench.events.filter(({ type }) => type === 'key').length, 1, 'the # is not delivered');
    await assertSound(bench, recordingId, { minSeconds: 1 });
    await hangUp(bench, callId);
  },

  'records until a digit, and delivers other keys meanwhile': async (bench) => {
    const callId = await takeCall(bench, { steps: [{ speakMs: 500 }, { press: '65' }], end: 'wait' });
    const recordingId = await record(bench, callId, { terminator: '5' });
    await bench.expect('key', { callId, key: '6' });
    await bench.expect('recording.finished', { recordingId, reason: 'terminator' });
    assert.equal(bench.events.filter(({ type }) => type === 'key').length, 1);
    await hangUp(bench, callId);
  },

  'records until any key': async (bench) => {
    const callId = await takeCall(bench, { steps: [{ speakMs: 500 }, { press: '9' }], end: 'wait' });
    const recordingId = await record(bench, callId, { terminator: 'any', beep: true });
    await bench.expect('recording.finished', { recordingId, reason: 'terminator' });
    await hangUp(bench, callId);
    assert.equal(bench.events.filter(({ type }) => type === 'key').length, 0);
  },

  'records until the greatest length': async (bench) => {
    const callId = await takeCall(bench, { steps: [{ speakMs: 4_000 }], end: 'wait' });
    const recordingId = await record(bench, callId, { maxSeconds: 2 });
    const { seconds } = await bench.expect('recording.finished', { recordingId, reason: 'max-length' });
    assert.ok(Math.abs(seconds - 2) <= 1, `${seconds} s`);
    await assertSound(bench, recordingId, { minSeconds: 1.5 });
    await hangUp(bench, callId);
  },

  'records to the greatest length a caller from whom nothing is heard': async (bench) => {
    const callId = await takeCall(bench, { steps: [], end: 'wait' });
    const recordingId = await record(bench, callId, { maxSeconds: 1 });
    await bench.expect('recording.finished', { recordingId, reason: 'max-length' }, { withinMs: 5_000 });
    await hangUp(bench, callId);
  },

  'records until the caller falls silent': async (bench) => {
    const callId = await takeCall(bench, { steps: [{ speakMs: 1_500 }, { waitMs: 10_000 }], end: 'wait' });
    const recordingId = await record(bench, callId, { maxSilenceSeconds: 1 });
    await bench.expect('recording.finished', { recordingId, reason: 'silence' }, { withinMs: 8_000 });
    await hangUp(bench, callId);
  },

  'records until the silence limit a caller from whom nothing is heard': async (bench) => {
    const callId = await takeCall(bench, { steps: [], end: 'wait' });
    const recordingId = await record(bench, callId, { maxSilenceSeconds: 2 });
    await bench.expect('recording.finished', { recordingId, reason: 'silence' }, { withinMs: 8_000 });
    await hangUp(bench, callId);
  },

  'keeps the recording of a caller who hangs up, and says so before the end of the call': async (bench) => {
    const callId = await takeCall(bench, { steps: [{ speakMs: 2_000 }], end: 'hang-up' });
    const recordingId = await record(bench, callId, {});
    await bench.expect('recording.finished', { recordingId, callId, reason: 'hung-up' });
    await bench.expect('call.ended', { callId, cause: 'normal' });
    const types = bench.events.map(({ type }) => type);
    assert.ok(types.indexOf('recording.finished') < types.indexOf('call.ended'));
    await assertSound(bench, recordingId, { minSeconds: 1 });
  },

  'stops a recording when told': async (bench) => {
    const callId = await takeCall(bench, { steps: [{ speakMs: 5_000 }], end: 'wait' });
    const recordingId = await record(bench, callId, {});
    await bench.elapse(1_500);
    await bench.telephony.stopRecording(recordingId);
    await bench.expect('recording.finished', { recordingId, reason: 'stopped' }, { withinMs: 2_000 });
    await bench.telephony.stopRecording(recordingId);
    await bench.telephony.stopRecording(bench.newId('never-recorded'));
    await hangUp(bench, callId);
  },

  'leaves nothing of a recording that is deleted': async (bench) => {
    const callId = await takeCall(bench, { steps: [{ speakMs: 2_000 }], end: 'hang-up' });
    const recordingId = await record(bench, callId, {});
    await bench.expect('recording.finished', { recordingId });
    await assertSound(bench, recordingId, { minSeconds: 1 });
    await bench.telephony.deleteRecording(recordingId);
    await assert.rejects(bench.telephony.fetchRecording(recordingId));
    await bench.telephony.deleteRecording(recordingId);
  },

  'refuses a recording that does not exist': async (bench) => {
    await assert.rejects(bench.telephony.fetchRecording(bench.newId('unknown')));
  },
};

async function record(
  bench: DriverBench,
  callId: string,
  change: { maxSeconds?: number; maxSilenceSeconds?: number; beep?: boolean; terminator?: string },
): Promise<string> {
  const recordingId = bench.newId('recording');
  const command = { maxSeconds: 20, maxSilenceSeconds: 0, beep: false, terminator: 'none', ...change };
  await bench.telephony.record({ callId, recordingId, ...command });
  return recordingId;
}

async function hangUp(bench: DriverBench, callId: string): Promise<void> {
  await bench.telephony.hangUp(callId);
  await bench.expect('call.ended', { callId });
}

/** Recordings are wav files of 8 kHz and 16 bit. */
async function assertSound(bench: DriverBench, recordingId: string, { minSeconds }: { minSeconds: number }) {
  const wav = await bench.telephony.fetchRecording(recordingId);
  assert.equal(new TextDecoder('latin1').decode(wav.subarray(0, 4)), 'RIFF');
  const seconds = (wav.length - 44) / 16_000;
  assert.ok(seconds >= minSeconds, `${seconds} s recorded`);
}
