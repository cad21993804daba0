import { parentPort } from 'node:worker_threads';
import type { Conversion } from './audio-converter.ts';
import { AudioError } from './audio-error.ts';
import { convertAudio } from './convert-audio.ts';

/** Runs in the worker: converts one file at a time, away from the thread that serves calls. */
parentPort?.on('message', async (bytes: Uint8Array) => {
  try {
    const converted = await convertAudio(bytes);
    send({ converted }, [converted.wav.buffer]);
  } catch (error) {
    send({ rule: error instanceof AudioError ? error.rule : 'audio-damaged' }, []);
  }
});

function send(answer: Conversion, moved: ArrayBuffer[]): void {
  parentPort?.postMessage(answer, moved);
}
