import assert from 'node:assert/strict';
import type { DriverCase, PhoneScript } from '../driver.cases.ts';
import { takeCall } from './take-call.ts';

export const inboundCases: Record<string, DriverCase> = {
  'says who calls which number, plays a prompt and hangs up': async (bench) => {
    await bench.placeCall({ from: '0612345678', to: '1001', script: { steps: [], end: 'wait' } });
    const arrived = await bench.expect('call.arrived', { caller: '0612345678' });
    assert.equal(arrived.called, '1001');
    assert.ok(arrived.waitedMs < 2_000, `waited ${arrived.waitedMs} ms`);
    const { callId } = arrived;
    const playbackId = bench.newId('play');
    await bench.telephony.answer(callId);
    await bench.telephony.play({ callId, playbackId, items: [bench.prompts.short] });
    await bench.expect('playback.finished', { playbackId, callId, result: 'finished' });
    await bench.telephony.hangUp(callId);
    await bench.expect('call.ended', { callId, cause: 'normal' });
  },

  'plays to a call that is not answered yet, and answers it later': async (bench) => {
    const caller = '0612345677';
    const script: PhoneScript = { steps: [{ waitMs: 300 }, { press: '4' }], end: 'wait' };
    await bench.placeCall({ from: caller, to: '1001', script });
    const { callId } = await bench.expect('call.arrived', { caller });
    const [early, late] = [bench.newId('early'), bench.newId('late')];
    await bench.telephony.play({ callId, playbackId: early, items: [bench.prompts.short] });
    await bench.expect('playback.finished', { playbackId: early, callId, result: 'finished' });
    const nothing = { playbackIds: [], recordingIds: [], bridgeIds: [] };
    const ringing = await bench.telephony.resynchronise(nothing);
    assert.ok(ringing.callIds.has(callId) && !ringing.answeredIds.has(callId), 'it rings');
    await bench.telephony.answer(callId);
    await bench.telephony.answer(callId);
    assert.ok((await bench.telephony.resynchronise(nothing)).answeredIds.has(callId), 'it is answered');
    await bench.expect('key', { callId, key: '4' }, { withinMs: 5_000 });
    await bench.telephony.play({ callId, playbackId: late, items: [bench.prompts.short] });
    await bench.expect('playback.finished', { playbackId: late, callId, result: 'finished' });
    await bench.telephony.hangUp(callId);
    await bench.expect('call.ended', { callId });
  },

  'accepts a number with a plus sign': async (bench) => {
    await bench.placeCall({ from: '0612345679', to: '+33123456789', script: { steps: [], end: 'wait' } });
    const { callId, called } = await bench.expect('call.arrived', { caller: '0612345679' });
    assert.equal(called, '+33123456789');
    await bench.telephony.hangUp(callId);
    await bench.expect('call.ended', { callId });
  },

  'stops a prompt early and plays the next': async (bench) => {
    const callId = await takeCall(bench, { steps: [], end: 'wait' });
    const [first, second] = [bench.newId('first'), bench.newId('second')];
    await bench.telephony.play({ callId, playbackId: first, items: [bench.prompts.long] });
    await bench.elapse(500);
    await bench.telephony.stopPlayback(first);
    await bench.telephony.play({ callId, playbackId: second, items: [bench.prompts.short] });
    await bench.expect('playback.finished', { playbackId: first, result: 'stopped' }, { withinMs: 2_000 });
    await bench.expect('playback.finished', { playbackId: second, result: 'finished' }, { withinMs: 5_000 });
    await bench.telephony.stopPlayback(second);
    await bench.telephony.stopPlayback(bench.newId('never-played'));
    await bench.telephony.hangUp(callId);
    await bench.expect('call.ended', { callId });
  },

  'stops a prompt whose start it has only just been told': async (bench) => {
    const callId = await takeCall(bench, { steps: [], end: 'wait' });
    const playbackId = bench.newId('play');
    await Promise.all([
      bench.telephony.play({ callId, playbackId, items: [bench.prompts.long] }),
      bench.telephony.stopPlayback(playbackId),
    ]);
    await bench.expect('playback.finished', { playbackId, result: 'stopped' }, { withinMs: 2_000 });
    await bench.telephony.hangUp(callId);
    await bench.expect('call.ended', { callId });
  },

  'plays prompts one after the other': async (bench) => {
    const callId = await takeCall(bench, { steps: [], end: 'wait' });
    const ids = [bench.newId('first'), bench.newId('second')];
    for (const playbackId of ids) await bench.telephony.play({ callId, playbackId, items: [bench.prompts.short] });
    for (const playbackId of ids) await bench.expect('playback.finished', { playbackId, result: 'finished' });
    const finished = bench.events.flatMap((event) => (event.type === 'playback.finished' ? [event.playbackId] : []));
    assert.deepEqual(finished, ids);
    await bench.telephony.hangUp(callId);
    await bench.expect('call.ended', { callId });
  },

  'speaks numbers and digits of several languages as one prompt': async (bench) => {
    const callId = await takeCall(bench, { steps: [], end: 'wait' });
    const playbackId = bench.newId('play');
    await bench.telephony.play({
      callId,
      playbackId,
      items: [
        { type: 'number', value: 12, language: 'en' },
        { type: 'digits', value: '34', language: 'fr' },
        bench.prompts.short,
        { type: 'number', value: 5, language: 'en' },
      ],
    });
    await bench.expect('playback.finished', { playbackId, result: 'finished' }, { withinMs: 15_000 });
    await bench.telephony.hangUp(callId);
    await bench.expect('call.ended', { callId });
    assert.equal(bench.events.filter(({ type }) => type === 'playback.finished').length, 1);
  },

  'stops a prompt of several languages as a whole': async (bench) => {
    const callId = await takeCall(bench, { steps: [], end: 'wait' });
    const playbackId = bench.newId('play');
    await bench.telephony.play({
      callId,
      playbackId,
      items: ['en', 'fr', 'en'].map((language) => ({ type: 'digits' as const, value: '1234567', language })),
    });
    await bench.elapse(500);
    await bench.telephony.stopPlayback(playbackId);
    await bench.expect('playback.finished', { playbackId, result: 'stopped' }, { withinMs: 2_000 });
    const next = bench.newId('next');
    await bench.telephony.play({ callId, playbackId: next, items: [bench.prompts.short] });
    await bench.expect('playback.finished', { playbackId: next, result: 'finished' }, { withinMs: 3_000 });
    await bench.telephony.hangUp(callId);
    await bench.expect('call.ended', { callId });
  },

  'lets a caller hear ringing until it is stopped, and then the next prompt': async (bench) => {
    const callId = await takeCall(bench, { steps: [], end: 'wait' });
    const [ringing, next] = [bench.newId('ringing'), bench.newId('next')];
    await bench.telephony.play({ callId, playbackId: ringing, items: [{ type: 'tone', tone: 'ringing' }] });
    await bench.elapse(7_000);
    assert.ok(!bench.events.some(({ type }) => type === 'playback.finished'), 'it goes on');
    await bench.telephony.stopPlayback(ringing);
    await bench.telephony.play({ callId, playbackId: next, items: [bench.prompts.short] });
    await bench.expect('playback.finished', { playbackId: ringing, result: 'stopped' }, { withinMs: 1_000 });
    await bench.expect('playback.finished', { playbackId: next, result: 'finished' }, { withinMs: 3_000 });
    await bench.telephony.hangUp(callId);
    await bench.expect('call.ended', { callId });
  },

  'says when nothing of a prompt can be played': async (bench) => {
    const callId = await takeCall(bench, { steps: [], end: 'wait' });
    const [alone, mixed] = [bench.newId('alone'), bench.newId('mixed')];
    await bench.telephony.play({ callId, playbackId: alone, items: [bench.prompts.missing] });
    await bench.expect('playback.finished', { playbackId: alone, result: 'failed' });
    await bench.telephony.play({ callId, playbackId: mixed, items: [bench.prompts.missing, bench.prompts.short] });
    await bench.expect('playback.finished', { playbackId: mixed, result: 'finished' });
    await bench.telephony.hangUp(callId);
    await bench.expect('call.ended', { callId });
  },

  'delivers keys in the order in which they are pressed': async (bench) => {
    const callId = await takeCall(bench, { steps: [{ press: '1' }, { press: '23#*0' }], end: 'wait' });
    await bench.telephony.play({ callId, playbackId: bench.newId('play'), items: [bench.prompts.long] });
    for (const key of '123#*0') await bench.expect('key', { callId, key }, { withinMs: 10_000 });
    const keys = bench.events.flatMap((event) => (event.type === 'key' ? [event.key] : []));
    assert.equal(keys.join(''), '123#*0');
    await bench.telephony.hangUp(callId);
    await bench.expect('call.ended', { callId });
  },

  'says that the caller has hung up': async (bench) => {
    const callId = await takeCall(bench, { steps: [{ waitMs: 500 }], end: 'hang-up' });
    await bench.telephony.play({ callId, playbackId: bench.newId('play'), items: [bench.prompts.long] });
    await bench.expect('call.ended', { callId, cause: 'normal' });
    await bench.elapse(200);
    assert.equal(bench.events.filter(({ type }) => type === 'call.ended').length, 1);
    assert.equal(bench.events.at(-1)?.type, 'call.ended', 'nothing follows the end of a call');
  },

  'says that the caller gave up before the call was answered': async (bench) => {
    const from = '0687654321';
    await bench.placeCall({ from, to: '1001', script: { steps: [], end: 'wait', giveUpAfterMs: 500 } });
    const { callId } = await bench.expect('call.arrived', { caller: from });
    await bench.expect('call.ended', { callId, cause: 'normal' });
  },

  'takes every command about a call that has ended without complaint': async (bench) => {
    const { telephony } = bench;
    const callId = await takeCall(bench, { steps: [{ waitMs: 200 }], end: 'hang-up' });
    await bench.expect('call.ended', { callId });
    const count = bench.events.length;
    await telephony.answer(callId);
    await telephony.play({ callId, playbackId: bench.newId('late'), items: [bench.prompts.short] });
    await telephony.record({ ...recording, callId, recordingId: bench.newId('late-recording') });
    await telephony.bridge(bench.newId('late-bridge'), [callId]);
    await telephony.hangUp(callId);
    await telephony.hangUp(bench.newId('never-existed'));
    await bench.elapse(300);
    assert.equal(bench.events.length, count);
  },

  'carries out a command that is repeated under its id only once': async (bench) => {
    const { telephony } = bench;
    const callId = await takeCall(bench, { steps: [{ waitMs: 4_500 }], end: 'hang-up' });
    const playbackId = bench.newId('play');
    const play = { callId, playbackId, items: [bench.prompts.short] };
    await telephony.answer(callId);
    await telephony.play(play);
    await telephony.play(play);
    await bench.expect('playback.finished', { playbackId, result: 'finished' });
    await telephony.play(play);
    const record = { ...recording, callId, recordingId: bench.newId('recording'), maxSeconds: 1 };
    await telephony.record(record);
    await telephony.record(record);
    await bench.expect('recording.finished', { recordingId: record.recordingId });
    await telephony.record(record);
    await telephony.hangUp(callId);
    await telephony.hangUp(callId);
    await bench.expect('call.ended', { callId });
    await bench.elapse(500);
    const counted = bench.events.map(({ type }) => type).filter((type) => type !== 'call.arrived');
    assert.deepEqual(counted, ['playback.finished', 'recording.finished', 'call.ended']);
  },
};

const recording = { maxSeconds: 5, maxSilenceSeconds: 0, beep: false, terminator: 'none' };
