import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { drawNode } from '#schemas/flow/draw.ts';
import { startPostgresServer } from '../database/postgres-server.ts';
import { startAsterisk } from '../telephony/asterisk.ts';
import { findFreePort } from '../telephony/free-port.ts';
import { installAsterisk, whyNoAsterisk } from '../telephony/install-asterisk.ts';
import { type LoadReport, oneKeyScript, runLoad } from '../telephony/load.ts';
import { plainNumber, writePlainIvr } from '../telephony/plain-ivr.ts';
import { makeToneWav } from '../telephony/sound.ts';
import { runtimeUrl, startSwitchyard } from '../telephony/switchyard-process.ts';
import { type Figure, figure } from './figure.ts';

const DID = '0180000003';
/** `CALLS_SECONDS` shortens a run while something is being tried out. */
const SECONDS = Number(process.env.CALLS_SECONDS ?? 120);
const RATES = [
  { name: 'calls', callsPerSecond: 60, voice: false },
  { name: 'calls-voice', callsPerSecond: 30, voice: true },
];

/**
 * Calls through a server on Postgres and a real Asterisk, beside the same IVR in plain dialplan: failures, and the time
 * from the end of a key to the first sound of the next prompt.
 */
export async function benchCalls(): Promise<Figure[]> {
  const reason = await whyNoAsterisk();
  if (reason !== null) {
    console.error(`calls are not measured: ${reason}`);
    return [];
  }
  await installAsterisk();
  const port = await findFreePort('tcp');
  const postgres = await startPostgresServer();
  const asterisk = await startAsterisk({
    runtimeUrl: runtimeUrl(port),
    extraDialplan: (mediaDir) => writePlainIvr({ welcome: `${mediaDir}/long`, choice: `${mediaDir}/short` }),
  });
  const sounds = { long: makeToneWav(10), short: makeToneWav(1) };
  for (const [name, sound] of Object.entries(sounds)) {
    await writeFile(path.join(asterisk.mediaDir, `${name}.wav`), sound, { mode: 0o644 });
  }
  const switchyard = await startSwitchyard({ port, asterisk, databaseUrl: await postgres.createDatabase() });
  try {
    for (const [name, sound] of Object.entries(sounds)) await switchyard.uploadAudio(name, sound);
    await switchyard.serveFlow(oneKeyFlow(), DID);
    const figures: Figure[] = [];
    for (const { name, ...rate } of RATES) {
      const load = { ...rate, asterisk, seconds: SECONDS, script: oneKeyScript };
      const plain = await runLoad({ ...load, to: plainNumber });
      const own = await runLoad({ ...load, to: DID, runtimePid: switchyard.pid() });
      figures.push(...describe(name, { own, plain, rate: rate.callsPerSecond }));
    }
    return figures;
  } finally {
    await switchyard.stop();
    await asterisk.stop();
    await postgres.stop();
  }
}

function describe(name: string, run: { own: LoadReport; plain: LoadReport; rate: number }): Figure[] {
  const { own, plain, rate } = run;
  if (own.failed > 0) console.error(own.complaints);
  return [
    figure({
      name: `${name}-failed`,
      value: own.failed,
      unit: `of ${own.calls} calls`,
      limit: plain.failed,
      goal: `0 at ${rate} calls/s for ${SECONDS} s; limit: plain dialplan`,
    }),
    figure({
      name: `${name}-key-p95`,
      value: own.latency.p95,
      unit: 'ms',
      limit: plain.latency.p95,
      goal: `key → next prompt at most 20 ms (median ${own.latency.p50.toFixed(1)}); limit: plain dialplan`,
    }),
    figure({
      name: `${name}-cpu`,
      value: own.cpu.asterisk + own.cpu.runtime,
      unit: `ms/call (server ${own.cpu.runtime.toFixed(1)})`,
      limit: plain.cpu.asterisk,
      goal: 'CPU of Asterisk and server; limit: plain dialplan',
    }),
  ];
}

/** Prompt, key, prompt, hang-up: the shape of `writePlainIvr`. */
function oneKeyFlow(): unknown {
  const prompt = (audio: string) => [{ type: 'audio', audio: { en: audio } }];
  return {
    format: 1,
    id: 'one-key',
    name: 'One key',
    kind: 'ivr',
    languages: ['en'],
    variables: [],
    nodes: [
      drawNode('start', 'start'),
      drawNode('menu', 'menu', { prompt: prompt('long'), choices: [{ key: '1', label: 'Go on' }] }),
      drawNode('choice', 'play-prompt', { prompt: prompt('short') }),
      drawNode('end', 'hang-up'),
    ],
    edges: [
      { id: 'e1', source: 'start', exit: 'next', target: 'menu' },
      { id: 'e2', source: 'menu', exit: 'key-1', target: 'choice' },
      { id: 'e3', source: 'choice', exit: 'next', target: 'end' },
      ...['no-input', 'no-match'].map((exit) => ({ id: exit, source: 'menu', exit, target: 'end' })),
    ],
    notes: [],
    tests: [],
  };
}
