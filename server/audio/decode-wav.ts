import wavefile from 'wavefile';
import { z } from 'zod';
import { AudioError, longestSeconds } from './audio-error.ts';

/** Samples of all channels, one after the other at each moment, between −1 and 1. */
export interface Decoded {
  rate: number;
  channels: number;
  samples: ArrayLike<number>;
}

/** Programs that write to a pipe cannot know the length and put a very large one in its place. */
const unknownLength = 0x7fff_0000;

const format = z.object({
  numChannels: z.number().int().min(1).max(32),
  sampleRate: z.number().int().min(2000).max(192_000),
  bitsPerSample: z.number().int().min(4).max(64),
});

const dataChunk = z.object({ samples: z.instanceof(Uint8Array) });

/**
 * Reads PCM of 8 to 32 bits, floating point, A-law, µ-law and IMA ADPCM.
 * @throws AudioError
 */
export function decodeWav(bytes: Uint8Array): Decoded {
  const file = new wavefile.WaveFile();
  try {
    file.fromBuffer(repairLengths(bytes));
    const { sampleRate, numChannels } = format.parse(file.fmt);
    if (file.bitDepth === '8a') file.fromALaw();
    if (file.bitDepth === '8m') file.fromMuLaw();
    if (file.bitDepth === '4') file.fromIMAADPCM();
    const scale = scales[file.bitDepth];
    if (scale === undefined) throw new AudioError('audio-format');
    // Told before anything of it is computed.
    const { samples: data } = dataChunk.parse(file.data);
    const { bitsPerSample } = format.parse(file.fmt);
    const seconds = data.length / ((bitsPerSample / 8) * numChannels * sampleRate);
    if (seconds > longestSeconds) throw new AudioError('audio-too-long');
    const samples: ArrayLike<number> = file.getSamples(true, Float32Array);
    const { offset, factor } = scale;
    return {
      rate: sampleRate,
      channels: numChannels,
      samples: Float32Array.from(samples, (value) => (value - offset) * factor),
    };
  } catch (error) {
    // The library throws plain errors for everything it does not understand.
    throw error instanceof AudioError ? error : new AudioError('audio-damaged');
  }
}

const scales: Record<string, { offset: number; factor: number }> = {
  '8': { offset: 128, factor: 1 / 128 },
  '16': { offset: 0, factor: 1 / 32_768 },
  '24': { offset: 0, factor: 1 / 8_388_608 },
  '32': { offset: 0, factor: 1 / 2_147_483_648 },
  '32f': { offset: 0, factor: 1 },
  '64': { offset: 0, factor: 1 },
};

/**
 * Walks the chunks: a length that was unknown when it was written is filled in, a data chunk that ends before its length
 * says is a file that was cut short.
 */
function repairLengths(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  let position = 12;
  while (position + 8 <= copy.length) {
    const name = String.fromCharCode(...copy.subarray(position, position + 4));
    const length = view.getUint32(position + 4, true);
    const rest = copy.length - position - 8;
    if (name === 'data') {
      if (length > rest && length < unknownLength) throw new AudioError('audio-damaged');
      view.setUint32(position + 4, Math.min(length, rest), true);
      view.setUint32(4, copy.length - 8, true);
      return copy;
    }
    // Chunks begin at even places.
    position += 8 + length + (length % 2);
  }
  throw new AudioError('audio-damaged');
}
