import { Worker } from 'node:worker_threads';
import { AudioError, type AudioRule } from './audio-error.ts';
import type { Converted } from './convert-audio.ts';

export interface AudioConverter {
  /** @throws AudioError */
  convert(bytes: Uint8Array): Promise<Converted>;
  close(): Promise<void>;
}

/** What the worker answers. */
export type Conversion = { converted: Converted } | { rule: AudioRule };

interface Job {
  resolve(converted: Converted): void;
  reject(error: unknown): void;
}

/** A damaged file must not keep the worker busy for ever; the longest sound takes a tenth of this. */
const timeLimitMs = 120_000;

/** Converts sound in a thread of its own, one file after the other; an hour of it takes seconds of computing. */
export function createAudioConverter(): AudioConverter {
  let worker: Worker | null = null;
  let job: Job | null = null;
  let queue: Promise<unknown> = Promise.resolve();

  function start(): Worker {
    const started = new Worker(new URL('./audio-worker.js', import.meta.url), { execArgv: [] });
    started.on('message', (answer: Conversion) => {
      if ('rule' in answer) job?.reject(new AudioError(answer.rule));
      else job?.resolve(answer.converted);
    });
    const fail = (error: unknown) => {
      if (worker !== started) return;
      worker = null;
      job?.reject(error);
    };
    started.on('error', fail);
    started.on('exit', () => fail(new Error('audio-converter.worker-ended')));
    // An idle worker keeps no process alive.
    started.unref();
    return started;
  }

  async function run(bytes: Uint8Array): Promise<Converted> {
    const running = worker ?? start();
    worker = running;
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise<Converted>((resolve, reject) => {
        job = { resolve, reject };
        timer = setTimeout(() => {
          worker = null;
          void running.terminate();
          reject(new AudioError('audio-damaged'));
        }, timeLimitMs);
        running.postMessage(bytes);
      });
    } finally {
      clearTimeout(timer);
      job = null;
    }
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
