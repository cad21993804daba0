import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { toAsteriskId } from '#runtime/telephony/asterisk/ids.ts';
import type { DriverBench } from '#runtime/telephony/driver.cases.ts';
import { describeTelephony } from './describe-telephony.ts';
import { type AsteriskBench, startAsteriskBench } from './driver-bench.ts';
import { recordHeard } from './record-heard.ts';
import { makeToneWav, samplesOf, toneLevel } from './sound.ts';

/** Each party has a tone of its own; none is a multiple of another. */
const voices = { caller: 440, agent: 700, supervisor: 1_150, colleague: 1_630 } as const;
type Party = keyof typeof voices;
const parties = ['caller', 'agent', 'supervisor', 'colleague'] as const;

/** Of full scale; a voice has a quarter. */
const audible = 0.02;

describeTelephony('who hears whom', () => {
  let asterisk: AsteriskBench;
  beforeAll(async () => {
    asterisk = await startAsteriskBench({
      trunk: 'Local/{number}@voices/n',
      dialplan: (mediaDir) => `[voices]
exten => _X!,1,Answer()
 same => n(again),Playback(${mediaDir}/voice-\${EXTEN})
 same => n,Goto(again)`,
    });
    for (const hz of Object.values(voices)) {
      const file = path.join(asterisk.asterisk.mediaDir, `voice-${hz}.wav`);
      await writeFile(file, makeToneWav(30, hz), { mode: 0o644 });
    }
  });
  afterAll(() => asterisk.stop());
  afterEach(() => asterisk.close());

  /** Everybody is somebody whom Asterisk calls, and who says one tone for ever. */
  async function gather(bench: DriverBench, present: readonly Party[]): Promise<Record<Party, string>> {
    const calls = { caller: '', agent: '', supervisor: '', colleague: '' };
    for (const party of present) {
      const callId = bench.newId(party);
      await bench.telephony.originate({ callId, to: String(voices[party]), from: '', ringTimeoutMs: 5_000 });
      await bench.expect('call.answered', { callId });
      calls[party] = callId;
    }
    return calls;
  }

  /** What Asterisk sends to a call, from its far half. */
  function recordArriving(callId: string, durationMs: number): Promise<Int16Array> {
    return recordHeard({ asterisk: asterisk.asterisk, channel: `${toAsteriskId(callId)};2`, spy: 'in', durationMs });
  }

  const heardBy = async (callId: string): Promise<Party[]> => voicesIn(await recordArriving(callId, 1_200));

  function voicesIn(samples: Int16Array): Party[] {
    expect(samples.length, 'sound was recorded').toBeGreaterThan(4_000);
    return parties.filter((party) => toneLevel(samples, voices[party]) > audible);
  }

  it('lets a supervisor listen to both, whisper to the agent alone, and barge in', async () => {
    const bench = await asterisk.open();
    const { caller, agent, supervisor } = await gather(bench, ['caller', 'agent', 'supervisor']);
    const bridgeId = bench.newId('bridge');
    const { telephony } = bench;
    await telephony.bridge(bridgeId, [caller, agent]);
    const monitor = { monitorId: bench.newId('monitor'), listenerCallId: supervisor, targetCallId: agent };
    await telephony.monitor({ ...monitor, mode: 'listen' });
    expect(await heardBy(supervisor)).toEqual(['caller', 'agent']);
    expect(await heardBy(agent)).toEqual(['caller']);
    expect(await heardBy(caller)).toEqual(['agent']);

    await telephony.monitor({ ...monitor, mode: 'whisper' });
    await sleep(300);
    expect(await heardBy(agent)).toEqual(['caller', 'supervisor']);
    expect(await heardBy(caller)).toEqual(['agent']);
    expect(await heardBy(supervisor)).toEqual(expect.arrayContaining(['caller', 'agent']));

    await telephony.monitor({ ...monitor, mode: 'listen' });
    await sleep(300);
    expect(await heardBy(agent)).toEqual(['caller']);

    await telephony.bridge(bridgeId, [supervisor]);
    await sleep(300);
    expect(await heardBy(caller)).toEqual(['agent', 'supervisor']);
    expect(await heardBy(agent)).toEqual(['caller', 'supervisor']);
    expect(await heardBy(supervisor)).toEqual(['caller', 'agent']);
    await telephony.stopMonitor(monitor.monitorId);
    expect(await heardBy(supervisor)).toEqual(['caller', 'agent']);
  });

  it('lets a caller on hold hear music and nobody else, while the others talk', async () => {
    const bench = await asterisk.open();
    const { telephony } = bench;
    const { caller, agent, colleague } = await gather(bench, ['caller', 'agent', 'colleague']);
    const bridgeId = bench.newId('bridge');
    await telephony.bridge(bridgeId, [agent, caller]);
    await telephony.leaveBridge(bridgeId, caller);
    const music = { callId: caller, playbackId: bench.newId('music'), items: [bench.prompts.short], loop: true };
    await telephony.play(music);
    await telephony.bridge(bridgeId, [colleague]);
    await sleep(1_500);
    expect(await heardBy(agent)).toEqual(['colleague']);
    // The music of the test is the tone of 440 Hz as well; the agent is not in it.
    expect(await heardBy(caller)).toEqual(['caller']);
    await telephony.stopPlayback(music.playbackId);
    await telephony.bridge(bridgeId, [caller]);
    await sleep(500);
    expect(await heardBy(agent)).toEqual(['caller', 'colleague']);
    expect(await heardBy(caller)).toEqual(['agent', 'colleague']);
  });

  it('records everybody who talks', async () => {
    const bench = await asterisk.open();
    const { telephony } = bench;
    const { caller, agent } = await gather(bench, ['caller', 'agent']);
    const bridgeId = bench.newId('bridge');
    const recordingId = bench.newId('conversation');
    await telephony.bridge(bridgeId, [caller, agent]);
    await telephony.recordBridge({ bridgeId, recordingId, maxSeconds: 60 });
    await sleep(3_000);
    await telephony.stopRecording(recordingId);
    const { seconds } = await bench.expect('bridge-recording.finished', { recordingId });
    expect(seconds).toBeGreaterThan(1.5);
    expect(voicesIn(samplesOf(await telephony.fetchRecording(recordingId)))).toEqual(['caller', 'agent']);
  });

  it('plays over and over without a pause that could be heard', async () => {
    const bench = await asterisk.open();
    const { telephony } = bench;
    const { agent } = await gather(bench, ['agent']);
    const items = [bench.prompts.short];
    await telephony.play({ callId: agent, playbackId: bench.newId('music'), items, loop: true });
    const samples = await recordArriving(agent, 4_500);
    expect(samples.length).toBeGreaterThan(3 * 8_000);
    expect(longestSilenceMs(samples)).toBeLessThan(60);
  });
});

/** Length of the longest stretch without sound. */
function longestSilenceMs(samples: Int16Array): number {
  let [longest, current] = [0, 0];
  for (const sample of samples) {
    current = Math.abs(sample) < 300 ? current + 1 : 0;
    longest = Math.max(longest, current);
  }
  return longest / 8;
}
