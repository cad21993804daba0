/** A wav file of silence: 8 kHz, 16 bit, one channel, like the recordings of a telephone. */
export function makeSilentWav(seconds: number): Uint8Array {
  const dataLength = Math.round(seconds * sampleRate) * bytesPerSample;
  const wav = new Uint8Array(44 + dataLength);
  const view = new DataView(wav.buffer);
  wav.set(new TextEncoder().encode('RIFF____WAVEfmt ____________________data'));
  view.setUint32(4, 36 + dataLength, true);
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * bytesPerSample, true);
  view.setUint16(32, bytesPerSample, true);
  view.setUint16(34, 8 * bytesPerSample, true);
  view.setUint32(40, dataLength, true);
  return wav;
}

const sampleRate = 8_000;
const bytesPerSample = 2;
