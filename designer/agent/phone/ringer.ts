/** How a phone rings here: two tones, one second in three. */
const TONES_HZ = [440, 480];
const ON_MS = 1000;
const EVERY_MS = 3000;
const LOUDNESS = 0.12;

export interface Ringer {
  start: (volume: number) => void;
  stop: () => void;
}

/** Rings until it is told to stop. Browsers let a page sound only after it has been clicked, which signing in does. */
export function createRinger(): Ringer {
  let context: AudioContext | undefined;
  let timer: ReturnType<typeof setInterval> | undefined;
  let sounding: OscillatorNode[] = [];

  function ring(volume: number): void {
    context ??= new AudioContext();
    const audio = context;
    const { destination, currentTime } = audio;
    const gain = audio.createGain();
    gain.gain.value = LOUDNESS * volume;
    gain.connect(destination);
    sounding = TONES_HZ.map((frequency) => {
      const tone = new OscillatorNode(audio, { frequency });
      tone.connect(gain);
      tone.start(currentTime);
      tone.stop(currentTime + ON_MS / 1000);
      return tone;
    });
  }

  return {
    start(volume) {
      if (timer !== undefined) return;
      ring(volume);
      timer = setInterval(() => ring(volume), EVERY_MS);
    },
    stop() {
      clearInterval(timer);
      timer = undefined;
      for (const tone of sounding) tone.stop();
      sounding = [];
    },
  };
}
