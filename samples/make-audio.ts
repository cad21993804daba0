import wavefile from 'wavefile';

/** Sounds of the samples, by their id in the audio library: notes in hertz, played one after the other. */
const CHIMES: Record<string, readonly number[]> = {
  'welcome-chime': [523.25, 659.25, 783.99],
  'thank-you-chime': [783.99, 523.25],
};

/** What telephones carry. */
const SAMPLE_RATE = 8000;
const NOTE_SECONDS = 0.28;
const LOUDNESS = 0.35;
/** How fast a struck note dies away. */
const DECAY_PER_SECOND = 9;

/** The wav files under `samples/audio`, by id; made from sine waves, so that they are small and free of rights. */
export function makeSampleAudio(): Map<string, Uint8Array> {
  return new Map(Object.entries(CHIMES).map(([id, notes]) => [id, makeChime(notes)]));
}

function makeChime(notes: readonly number[]): Uint8Array {
  const perNote = Math.round(NOTE_SECONDS * SAMPLE_RATE);
  const samples = notes.flatMap((hertz) =>
    Array.from({ length: perNote }, (_, index) => {
      const seconds = index / SAMPLE_RATE;
      const level = LOUDNESS * Math.exp(-DECAY_PER_SECOND * seconds);
      return Math.round(32767 * level * Math.sin(2 * Math.PI * hertz * seconds));
    }),
  );
  const wav = new wavefile.WaveFile();
  wav.fromScratch(1, SAMPLE_RATE, '16', samples);
  return wav.toBuffer();
}
