import { MPEGDecoder } from 'mpg123-decoder';
import type { Decoded } from './decode-wav.ts';

const pieceBytes = 64 * 1024;

/** Decodes an mp3 file piece by piece, so that a small file that unpacks to hours need not be unpacked whole. */
export async function* decodeMp3(bytes: Uint8Array): AsyncGenerator<Decoded> {
  const decoder = new MPEGDecoder();
  try {
    await decoder.ready;
    for (let position = 0; position < bytes.length; position += pieceBytes) {
      const { channelData, samplesDecoded, sampleRate } = decoder.decode(
        bytes.subarray(position, position + pieceBytes),
      );
      if (samplesDecoded > 0) yield interleave(channelData, samplesDecoded, sampleRate);
    }
  } finally {
    decoder.free();
  }
}

function interleave(channelData: readonly Float32Array[], length: number, rate: number): Decoded {
  const channels = channelData.length;
  const samples = new Float32Array(length * channels);
  for (const [channel, data] of channelData.entries()) {
    for (let index = 0; index < length; index += 1) samples[index * channels + channel] = data[index] ?? 0;
  }
  return { rate, channels, samples };
}
