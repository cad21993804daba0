import { readFile } from 'node:fs/promises';
import type { PhoneScript } from '#runtime/telephony/driver.cases.ts';
import { probeAddress, type RunningAsterisk } from './asterisk.ts';
import { writeCallerScenario } from './caller-scenario.ts';
import { type PromptCause, startPromptMeter } from './prompt-meter.ts';
import { type SippResult, startSipp } from './sipp.ts';
import { makeToneAlaw } from './sound.ts';

export interface LoadOptions {
  asterisk: RunningAsterisk;
  /** Number to call. */
  to: string;
  callsPerSecond: number;
  seconds: number;
  /** The callers are heard all the time. */
  voice: boolean;
  script: PhoneScript;
  /** How long after the last call all must be over; a minute if left out. */
  settleSeconds?: number;
  /** After what the next prompt is waited for; a key if left out. */
  promptAfter?: PromptCause;
  /** A further process whose CPU time is of interest, beside Asterisk. */
  runtimePid?: number;
}

export interface LoadReport {
  calls: number;
  failed: number;
  /** Until the next prompt, in milliseconds. */
  latency: { count: number; p50: number; p95: number; p99: number; max: number };
  /** From the last call placed until all were over. */
  settledMs: number;
  /** CPU milliseconds per call. */
  cpu: { asterisk: number; runtime: number };
  /** What SIPp had to say about failures. */
  complaints: string;
}

/** The script of the usual load: hears a prompt, presses a key, hears another and is hung up. About 3.5 s. */
export const oneKeyScript: PhoneScript = { steps: [{ waitMs: 1_500 }, { press: '1' }], end: 'wait' };

/** Places calls at a steady rate, each from a number of its own; two a second are probes, whose prompts are timed. */
export async function runLoad(options: LoadOptions): Promise<LoadReport> {
  const { asterisk, callsPerSecond, seconds, runtimePid, promptAfter = 'key' } = options;
  const meter = await startPromptMeter(asterisk, promptAfter);
  const begun = performance.now();
  const before = await readCpu(asterisk.pid(), runtimePid);
  const [bulk, probes] = await Promise.all([
    dial(options, { rate: callsPerSecond - probesPerSecond, localAddress: '127.0.0.1', from: '060' }),
    dial(options, { rate: probesPerSecond, localAddress: probeAddress, from: '070' }),
  ]);
  const settledMs = performance.now() - begun - seconds * 1000;
  const after = await readCpu(asterisk.pid(), runtimePid);
  await meter.stop();
  const count = (name: string): number => Number(bulk.statistics[name]) + Number(probes.statistics[name]);
  const calls = count('TotalCallCreated');
  const failed = count('FailedCall(C)');
  if (!(calls > 0)) throw new Error(`SIPp did not run:\n${bulk.output}\n${probes.output}`);
  return {
    calls,
    // A call that SIPp never got to place is as bad as one that failed.
    failed: failed + Math.max(0, callsPerSecond * seconds - calls),
    latency: summarise(meter.latenciesMs),
    settledMs,
    cpu: { asterisk: (after.asterisk - before.asterisk) / calls, runtime: (after.runtime - before.runtime) / calls },
    complaints: failed === 0 ? '' : `${bulk.output}${probes.output}`.slice(-2_000),
  };
}

async function dial(
  load: LoadOptions,
  part: { rate: number; localAddress: string; from: string },
): Promise<SippResult> {
  const { asterisk, to, seconds, script, voice, settleSeconds = 60 } = load;
  const sipp = await startSipp({
    scenario: writeCallerScenario(script, { voice, numbered: true }),
    remote: `127.0.0.1:${asterisk.sipPort}`,
    localAddress: part.localAddress,
    files: { 'voice.alaw': makeToneAlaw(2) },
    args: [
      ...['-s', to, '-key', 'from', part.from, '-r', String(part.rate), '-m', String(part.rate * seconds)],
      ...['-l', '5000', '-recv_timeout', '30000', '-timeout', `${seconds + settleSeconds}s`],
    ],
  });
  return sipp.done;
}

function summarise(latenciesMs: readonly number[]): LoadReport['latency'] {
  const sorted = [...latenciesMs].sort((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}

/** CPU time so far, in milliseconds. */
async function readCpu(asteriskPid: number, runtimePid?: number): Promise<{ asterisk: number; runtime: number }> {
  const [asterisk, runtime] = await Promise.all([asteriskPid, runtimePid].map(readProcessCpu));
  return { asterisk: asterisk ?? 0, runtime: runtime ?? 0 };
}

async function readProcessCpu(pid: number | undefined): Promise<number> {
  if (pid === undefined) return 0;
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  // Behind the name in brackets, which may contain blanks: fields 14 and 15 are user and system time in ticks of 10 ms.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

const probesPerSecond = 2;
