import { readFileSync } from 'node:fs';
import { createAudioConverter } from './audio-converter.ts';

const c = createAudioConverter();
let t = performance.now();
console.log(
  await c.convert(readFileSync('samples/audio/welcome-chime.wav')).then((x) => [x.seconds, x.source]),
  performance.now() - t,
);
const { writeWav } = await import('./write-wav.ts');
const w = writeWav([new Int16Array(10_000_000).map((_, i) => 8000 * Math.sin(i / 9))]);
new DataView(w.buffer).setUint32(24, 44100, true);
t = performance.now();
console.log(await c.convert(w).then((x) => [x.seconds, x.source]), performance.now() - t);
t = performance.now();
console.log(await c.convert(new Uint8Array(5)).catch((x) => x.rule), performance.now() - t);
