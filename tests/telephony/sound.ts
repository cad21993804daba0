import wavefile from 'wavefile';

/** A tone that any silence detector takes for a voice, as a wav file of 8 kHz like a telephone's. */
export function makeToneWav(seconds: number): Uint8Array {
  return toneWave(seconds).toBuffer();
}

/** The same tone as the bare A-law samples that SIPp streams. */
export function makeToneAlaw(seconds: number): Uint8Array {
  const wave = toneWave(seconds);
  wave.toALaw();
  const samples: unknown = wave.getSamples(false, Uint8Array);
  if (!(samples instanceof Uint8Array)) throw new Error('expected one channel of samples');
  return samples;
}

function toneWave(seconds: number): InstanceType<typeof wavefile.WaveFile> {
  const samples = Array.from({ length: Math.round(seconds * sampleRate) }, (_, index) =>
    Math.round(8_000 * Math.sin((2 * Math.PI * 440 * index) / sampleRate)),
  );
  const wave = new wavefile.WaveFile();
  wave.fromScratch(1, sampleRate, '16', samples);
  return wave;
}

const sampleRate = 8_000;
