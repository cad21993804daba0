import wavefile from 'wavefile';

/** A tone that any silence detector takes for a voice, as a wav file of 8 kHz like a telephone's. */
export function makeToneWav(seconds: number, hz = voiceHz): Uint8Array {
  return toneWave(seconds, hz).toBuffer();
}

/** The same tone as the bare A-law samples that SIPp streams. */
export function makeToneAlaw(seconds: number): Uint8Array {
  return alawSamples(toneWave(seconds, voiceHz));
}

/**
 * A telephone's key as the pair of tones that it sounds, and the silence after it.
 * @see ITU-T Q.23
 */
export function makeKeyAlaw(key: string): Uint8Array {
  const row = keyRows.findIndex(({ keys }) => keys.includes(key));
  const { hz: low = 0, keys = '' } = keyRows[row] ?? {};
  const high = keyColumnsHz[keys.indexOf(key)];
  if (high === undefined) throw new Error(`no key of a telephone: ${key}`);
  const pressed = mix(toneSamples(0.15, low), toneSamples(0.15, high));
  return alawSamples(waveOf([...pressed, ...toneSamples(0.1, 0)]));
}

const keyRows = [
  { hz: 697, keys: '123' },
  { hz: 770, keys: '456' },
  { hz: 852, keys: '789' },
  { hz: 941, keys: '*0#' },
];
const keyColumnsHz = [1_209, 1_336, 1_477];

function mix(one: readonly number[], other: readonly number[]): number[] {
  return one.map((sample, index) => sample + (other[index] ?? 0));
}

function alawSamples(wave: InstanceType<typeof wavefile.WaveFile>): Uint8Array {
  wave.toALaw();
  const samples: unknown = wave.getSamples(false, Uint8Array);
  if (!(samples instanceof Uint8Array)) throw new Error('expected one channel of samples');
  return samples;
}

function toneWave(seconds: number, hz: number): InstanceType<typeof wavefile.WaveFile> {
  return waveOf(toneSamples(seconds, hz));
}

function toneSamples(seconds: number, hz: number): number[] {
  return Array.from({ length: Math.round(seconds * sampleRate) }, (_, index) =>
    Math.round(8_000 * Math.sin((2 * Math.PI * hz * index) / sampleRate)),
  );
}

function waveOf(samples: number[]): InstanceType<typeof wavefile.WaveFile> {
  const wave = new wavefile.WaveFile();
  wave.fromScratch(1, sampleRate, '16', samples);
  return wave;
}

/** How strongly a tone sounds in samples of 8 kHz, as a share of full scale (Goertzel's algorithm). */
export function toneLevel(samples: Int16Array, hz: number): number {
  const coefficient = 2 * Math.cos((2 * Math.PI * hz) / sampleRate);
  let [previous, before] = [0, 0];
  for (const sample of samples) [previous, before] = [sample / 32_768 + coefficient * previous - before, previous];
  const power = previous ** 2 + before ** 2 - coefficient * previous * before;
  return (2 * Math.sqrt(Math.max(0, power))) / Math.max(1, samples.length);
}

/** The samples of a wav file as Asterisk records it: 8 kHz, 16 bit, one channel. */
export function samplesOf(wav: Uint8Array): Int16Array {
  const sound = wav.slice(wavHeaderLength, wav.length - (wav.length % 2));
  return new Int16Array(sound.buffer);
}

const wavHeaderLength = 44;
const voiceHz = 440;
const sampleRate = 8_000;
