/** Length of a wav file of 8 kHz and 16 bit, as Asterisk records them. */
export function wavSeconds(wav: Uint8Array): number {
  return Math.max(0, wav.length - wavHeaderLength) / wavBytesPerSecond;
}

const wavHeaderLength = 44;
const wavBytesPerSecond = 16_000;
