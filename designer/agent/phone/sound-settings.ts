import { z } from 'zod';

/** Of this browser: headsets differ from desk to desk. */
const soundSettings = z.object({
  /** '' = what the browser chooses. */
  microphone: z.string().default(''),
  speaker: z.string().default(''),
  volume: z.number().min(0).max(1).default(1),
  ringVolume: z.number().min(0).max(1).default(0.7),
});
export type SoundSettings = z.infer<typeof soundSettings>;

const KEY = 'switchyard.sound';

export function readSoundSettings(): SoundSettings {
  try {
    return soundSettings.parse(JSON.parse(localStorage.getItem(KEY) ?? '{}'));
  } catch {
    return soundSettings.parse({});
  }
}

export function keepSoundSettings(settings: SoundSettings): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(settings));
  } catch {
    // They hold until the page is left.
  }
}
