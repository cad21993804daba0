import { parentPort } from 'node:worker_threads';
import { AudioError } from './audio-error.ts';
import { convertAudio } from './convert-audio.ts';

/** Converts one file at a time, away from the thread that serves calls. */
parentPort?.on('message', async ({ id, bytes }: { id: number; bytes: Uint8Array }) => {
  try {
    const converted = await convertAudio(bytes);
    parentPort?.postMessage({ id, converted }, [converted.wav.buffer]);
  } catch (error) {
    parentPort?.postMessage({ id, rule: error instanceof AudioError ? error.rule : 'audio-damaged' });
  }
});
