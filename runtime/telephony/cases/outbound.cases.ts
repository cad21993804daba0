import assert from 'node:assert/strict';
import type { CallEndCause } from '#schemas/effects/index.ts';
import { type DriverBench, type DriverCase, farEnds } from '../driver.cases.ts';
import { takeCall } from './take-call.ts';

export const outboundCases: Record<string, DriverCase> = {
  'places a call that rings and is answered': async (bench) => {
    const callId = await place(bench, farEnds.answers);
    await bench.expect('call.ringing', { callId });
    await bench.expect('call.answered', { callId });
    const playbackId = bench.newId('play');
    await bench.telephony.play({ callId, playbackId, items: [bench.prompts.short] });
    await bench.expect('playback.finished', { playbackId, callId, result: 'finished' });
    await bench.telephony.hangUp(callId);
    await bench.expect('call.ended', { callId, cause: 'normal' });
    await bench.elapse(200);
    assert.equal(bench.events.filter(({ type }) => type === 'call.ended').length, 1);
  },

  'says that the far end has hung up': async (bench) => {
    const callId = await place(bench, farEnds['answers-and-hangs-up']);
    await bench.expect('call.answered', { callId });
    await bench.expect('call.ended', { callId, cause: 'normal' });
  },

  'says that the line is busy': (bench) => expectFailure(bench, farEnds.busy, 'busy'),
  'says that nobody answers in time': (bench) => expectFailure(bench, farEnds['rings-for-ever'], 'no-answer'),
  'says that the call is rejected': (bench) => expectFailure(bench, farEnds.rejects, 'rejected'),
  'says that the number does not exist': (bench) => expectFailure(bench, farEnds.unknown, 'invalid-number'),
  'says that the network is congested': (bench) => expectFailure(bench, farEnds.congested, 'congestion'),
  'does not dial what is no number': async (bench) => {
    await expectFailure(bench, '12&PJSIP/34', 'invalid-number');
    await expectFailure(bench, '', 'invalid-number');
  },

  'gives up a call that is still ringing': async (bench) => {
    const callId = await place(bench, farEnds['rings-for-ever']);
    await bench.expect('call.ringing', { callId });
    await bench.telephony.hangUp(callId);
    await bench.expect('call.ended', { callId, cause: 'normal' }, { withinMs: 1_500 });
  },

  'gives up a call that it has only just been told to place': async (bench) => {
    const callId = bench.newId('call');
    const command = { callId, to: farEnds['rings-for-ever'], from: '', ringTimeoutMs: 3_000 };
    await Promise.all([bench.telephony.originate(command), bench.telephony.hangUp(callId)]);
    await bench.expect('call.ended', { callId, cause: 'normal' }, { withinMs: 2_000 });
  },

  'places a call that is repeated under its id only once': async (bench) => {
    const callId = bench.newId('call');
    const command = { callId, to: farEnds['answers-and-hangs-up'], from: '0123456789', ringTimeoutMs: 3_000 };
    await Promise.all([bench.telephony.originate(command), bench.telephony.originate(command)]);
    await bench.expect('call.answered', { callId });
    await bench.telephony.originate(command);
    await bench.expect('call.ended', { callId });
    await bench.telephony.originate(command);
    await bench.elapse(500);
    const types = bench.events.map(({ type }) => type);
    assert.deepEqual(types, ['call.ringing', 'call.answered', 'call.ended']);
  },

  'joins a caller with a call that it places, and goes on with the caller afterwards': async (bench) => {
    const { telephony } = bench;
    const callId = await takeCall(bench, { steps: [], end: 'wait' });
    const leg = await place(bench, farEnds['answers-and-hangs-up']);
    await bench.expect('call.answered', { callId: leg });
    const bridgeId = bench.newId('bridge');
    await telephony.bridge(bridgeId, [callId, leg]);
    await telephony.bridge(bridgeId, [callId, leg]);
    await bench.expect('call.ended', { callId: leg });
    await telephony.unbridge(bridgeId);
    await telephony.unbridge(bridgeId);
    const playbackId = bench.newId('play');
    await telephony.play({ callId, playbackId, items: [bench.prompts.short] });
    await bench.expect('playback.finished', { playbackId, result: 'finished' });
    await telephony.hangUp(callId);
    await bench.expect('call.ended', { callId });
  },

  'joins a caller who has been hearing ringing as soon as it is stopped': async (bench) => {
    const { telephony } = bench;
    const callId = await takeCall(bench, { steps: [], end: 'wait' });
    const ringing = bench.newId('ringing');
    await telephony.play({ callId, playbackId: ringing, items: [{ type: 'tone', tone: 'ringing' }] });
    const leg = await place(bench, farEnds['answers-and-hangs-up']);
    await bench.expect('call.answered', { callId: leg });
    const bridgeId = bench.newId('bridge');
    await telephony.stopPlayback(ringing);
    await telephony.bridge(bridgeId, [callId, leg]);
    await bench.expect('playback.finished', { playbackId: ringing, result: 'stopped' }, { withinMs: 500 });
    await bench.expect('call.ended', { callId: leg });
    await telephony.unbridge(bridgeId);
    await telephony.hangUp(callId);
    await bench.expect('call.ended', { callId });
  },

  'keeps the other side up when a joined caller hangs up': async (bench) => {
    const callId = await takeCall(bench, { steps: [{ waitMs: 2_500 }], end: 'hang-up' });
    const leg = await place(bench, farEnds.answers);
    await bench.expect('call.answered', { callId: leg });
    await bench.telephony.bridge(bench.newId('bridge'), [callId, leg]);
    await bench.expect('call.ended', { callId });
    await bench.elapse(300);
    assert.ok(!bench.events.some((event) => event.type === 'call.ended' && event.callId === leg));
    await bench.telephony.hangUp(leg);
    await bench.expect('call.ended', { callId: leg });
  },

  'delivers keys of a caller who is joined': async (bench) => {
    const callId = await takeCall(bench, { steps: [{ waitMs: 1_500 }, { press: '4' }], end: 'wait' });
    const leg = await place(bench, farEnds.answers);
    await bench.expect('call.answered', { callId: leg });
    await bench.telephony.bridge(bench.newId('bridge'), [callId, leg]);
    await bench.expect('key', { callId, key: '4' });
    for (const id of [callId, leg]) await bench.telephony.hangUp(id);
    for (const id of [callId, leg]) await bench.expect('call.ended', { callId: id });
  },
};

async function place(bench: DriverBench, to: string): Promise<string> {
  const callId = bench.newId('call');
  await bench.telephony.originate({ callId, to, from: '0123456789', ringTimeoutMs: 3_000 });
  return callId;
}

async function expectFailure(bench: DriverBench, to: string, cause: CallEndCause): Promise<void> {
  const callId = await place(bench, to);
  await bench.expect('call.ended', { callId, cause });
  assert.ok(!bench.events.some(({ type }) => type === 'call.answered'));
}
