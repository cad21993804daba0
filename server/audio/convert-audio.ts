import { AudioError, longestSeconds } from './audio-error.ts';
import { decodeMp3 } from './decode-mp3.ts';
import { type Decoded, decodeWav } from './decode-wav.ts';
import { createResampler, type Resampler, telephoneRate } from './resampler.ts';
import { wavSeconds, writeWav } from './write-wav.ts';

export interface Converted {
  wav: Uint8Array<ArrayBuffer>;
  seconds: number;
  source: 'wav' | 'mp3';
}

/** Samples that go through the filter at a time. */
const pieceSamples = 1 << 16;

/**
 * Turns a wav or mp3 file, told by its content and not by its name, into what the telephone plays.
 * @throws AudioError
 */
export async function convertAudio(bytes: Uint8Array): Promise<Converted> {
  const source = sniff(bytes);
  const pieces: Int16Array[] = [];
  let length = 0;
  let rate = 0;
  let resampler: Resampler | undefined;
  const keep = (piece: Int16Array) => {
    length += piece.length;
    if (length > longestSeconds * telephoneRate) throw new AudioError('audio-too-long');
    pieces.push(piece);
  };
  for await (const decoded of source === 'wav' ? [decodeWav(bytes)] : decodeMp3(bytes)) {
    // An mp3 may change its rate on the way.
    if (resampler === undefined || rate !== decoded.rate) {
      if (resampler) keep(resampler.finish());
      rate = decoded.rate;
      resampler = createResampler(rate);
    }
    for (const mono of mixDown(decoded)) keep(resampler.push(mono));
  }
  if (resampler) keep(resampler.finish());
  if (length === 0) throw new AudioError(source === 'wav' ? 'audio-empty' : 'audio-damaged');
  const wav = writeWav(pieces);
  return { wav, seconds: wavSeconds(wav), source };
}

function sniff(bytes: Uint8Array): 'wav' | 'mp3' {
  const text = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WAVE') return 'wav';
  if (text(0, 3) === 'ID3') return 'mp3';
  const [first = 0, second = 0] = bytes;
  // A frame: eleven ones, a version and a layer that exist.
  const isFrame = first === 0xff && (second & 0xe0) === 0xe0 && (second & 0x18) !== 0x08 && (second & 0x06) !== 0;
  if (isFrame) return 'mp3';
  throw new AudioError('audio-format');
}

function* mixDown({ samples, channels }: Decoded): Generator<Float32Array> {
  const frames = Math.floor(samples.length / channels);
  for (let start = 0; start < frames; start += pieceSamples) {
    const mono = new Float32Array(Math.min(pieceSamples, frames - start));
    for (let index = 0; index < mono.length; index += 1) {
      let sum = 0;
      for (let channel = 0; channel < channels; channel += 1) sum += samples[(start + index) * channels + channel] ?? 0;
      mono[index] = sum / channels;
    }
    yield mono;
  }
}
