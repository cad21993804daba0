import { telephoneRate } from './resampler.ts';

const headerBytes = 44;

/** A wav file of 8 kHz, 16 bit, mono. */
export function writeWav(pieces: readonly Int16Array[]): Uint8Array<ArrayBuffer> {
  const samples = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const bytes = new Uint8Array(headerBytes + samples * 2);
  const view = new DataView(bytes.buffer);
  const writeText = (at: number, text: string) => bytes.set(new TextEncoder().encode(text), at);
  writeText(0, 'RIFF');
  view.setUint32(4, bytes.length - 8, true);
  writeText(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, telephoneRate, true);
  view.setUint32(28, telephoneRate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  writeText(36, 'data');
  view.setUint32(40, samples * 2, true);
  let position = headerBytes;
  for (const piece of pieces) {
    for (const sample of piece) {
      view.setInt16(position, sample, true);
      position += 2;
    }
  }
  return bytes;
}

/** Length of a file that `writeWav` wrote. */
export function wavSeconds(bytes: Uint8Array): number {
  return Math.max(0, bytes.length - headerBytes) / 2 / telephoneRate;
}
