/** What the telephone plays: 8 kHz, 16 bit, mono. */
export const telephoneRate = 8000;

export interface Resampler {
  /** Takes mono samples between −1 and 1; gives what is complete by then. */
  push(samples: Float32Array): Int16Array;
  /** The rest, once there is no more input. */
  finish(): Int16Array;
}

/**
 * Brings sound to 8 kHz. Everything that telephone audio cannot carry is filtered out before samples are dropped;
 * otherwise it would come back as noise at other frequencies.
 * @see Crochiere & Rabiner 1983, polyphase interpolation; Kaiser's formula for the length of the filter
 */
export function createResampler(fromRate: number): Resampler {
  if (fromRate === telephoneRate) return { push: toInt16, finish: () => new Int16Array() };
  const divisor = greatestCommonDivisor(fromRate, telephoneRate);
  const step = fromRate / divisor;
  const phases = telephoneRate / divisor;
  const filter = designFilter(fromRate, phases);
  const { taps, half } = filter;
  // Silence before the first sample, so that the filter's middle stands on it.
  let held = new Float32Array(half);
  /** Position in `held` of the first sample under the filter, and the phase between it and the next. */
  let position = 0;
  let phase = 0;

  function push(samples: Float32Array): Int16Array {
    const all = new Float32Array(held.length - position + samples.length);
    all.set(held.subarray(position));
    all.set(samples, held.length - position);
    held = all;
    position = 0;
    const count = countOutputs(held.length);
    const out = new Int16Array(count);
    for (let index = 0; index < count; index += 1) {
      const row = phase * taps;
      let sum = 0;
      for (let tap = 0; tap < taps; tap += 1) sum += (held[position + tap] ?? 0) * (filter.table[row + tap] ?? 0);
      out[index] = quantise(sum);
      phase += step;
      position += Math.floor(phase / phases);
      phase %= phases;
    }
    return out;
  }

  /** Outputs whose whole filter lies within the samples that are held. */
  function countOutputs(length: number): number {
    const last = length - taps - position;
    return last < 0 ? 0 : Math.floor((last * phases + (phases - 1) - phase) / step) + 1;
  }

  return { push, finish: () => push(new Float32Array(half)) };
}

interface Filter {
  /** Coefficients phase by phase. */
  table: Float32Array;
  taps: number;
  half: number;
}

const attenuationDb = 70;

function designFilter(fromRate: number, phases: number): Filter {
  const band = Math.min(fromRate, telephoneRate) / 2;
  // Speech on the telephone ends at 3.4 kHz; from there to the limit at 4 kHz the filter falls off.
  const passEnd = band * 0.85;
  const width = (band - passEnd) / fromRate;
  const cutoff = (band + passEnd) / 2 / fromRate;
  const half = Math.ceil((attenuationDb - 8) / (2.285 * 2 * Math.PI * width) / 2);
  const taps = 2 * half;
  const table = new Float32Array(phases * taps);
  for (let phase = 0; phase < phases; phase += 1) {
    const row = table.subarray(phase * taps, (phase + 1) * taps);
    let sum = 0;
    for (let tap = 0; tap < taps; tap += 1) {
      const distance = tap - half - phase / phases;
      const value = 2 * cutoff * sinc(2 * cutoff * distance) * kaiser(distance / half);
      row[tap] = value;
      sum += value;
    }
    for (let tap = 0; tap < taps; tap += 1) row[tap] = (row[tap] ?? 0) / sum;
  }
  return { table, taps, half };
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}

const kaiserBeta = 0.1102 * (attenuationDb - 8.7);

function kaiser(x: number): number {
  return Math.abs(x) > 1 ? 0 : bessel(kaiserBeta * Math.sqrt(1 - x * x)) / bessel(kaiserBeta);
}

/** Modified Bessel function of the first kind, order 0. */
function bessel(x: number): number {
  let sum = 1;
  let term = 1;
  for (let k = 1; term > sum * 1e-12; k += 1) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}

function toInt16(samples: Float32Array): Int16Array {
  return Int16Array.from(samples, quantise);
}

function quantise(sample: number): number {
  return Math.max(-32_768, Math.min(32_767, Math.round(sample * 32_768)));
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
