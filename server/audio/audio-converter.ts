import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { AudioError, type AudioRule } from './audio-error.ts';
import type { Converted } from './convert-audio.ts';

export interface AudioConverter {
  /** @throws AudioError */
  convert(bytes: Uint8Array): Promise<Converted>;
  close(): Promise<void>;
}

type WorkerAnswer = { id: number; converted: Converted } | { id: number; rule: AudioRule };

/** A damaged file must not keep the worker busy for ever; an hour of sound takes a tenth of this. */
const timeLimitMs = 120_000;

/** Converts sound in a thread of its own, one file after the other; an hour of it takes seconds of computing. */
export function createAudioConverter(): AudioConverter {
  let worker: Worker | null = null;
  let jobs = 0;
  let queue: Promise<unknown> = Promise.resolve();

  function start(): Worker {
    // A worker does not inherit how this process learnt to read TypeScript when that was done in code.
    const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
    const started = new Worker(new URL('./audio-worker.ts', import.meta.url), { execArgv: ['--import', loader] });
    started.unref();
    return started;
  }

  function run(bytes: Uint8Array): Promise<Converted> {
    const running = worker ?? start();
    worker = running;
    jobs += 1;
    const id = jobs;
    return new Promise<Converted>((resolve, reject) => {
      const give = (settle: () => void) => {
        clearTimeout(timer);
        running.removeAllListeners();
        settle();
      };
      const fail = (error: unknown) =>
        give(() => {
          worker = null;
          void running.terminate();
          reject(error);
        });
      const timer = setTimeout(() => fail(new AudioError('audio-damaged')), timeLimitMs);
      running.on('message', (answer: WorkerAnswer) => {
        if (answer.id !== id) return;
        give(() => ('rule' in answer ? reject(new AudioError(answer.rule)) : resolve(answer.converted)));
      });
      running.on('error', fail);
      running.on('exit', () => fail(new Error('audio-converter.worker-ended')));
      running.postMessage({ id, bytes });
    });
  }

  return {
    convert(bytes) {
      const result = queue.then(() => run(bytes));
      queue = result.catch(() => {});
      return result;
    },
    async close() {
      await worker?.terminate();
      worker = null;
    },
  };
}
