import type { MediaItem } from '#schemas/effects/index.ts';

/**
 * Estimates how long an item takes to be heard, from what Asterisk's prompts and espeak-ng were measured to take.
 * @param audioDurationMs Length of a file of the audio library; null when there is no such file.
 * @returns Milliseconds, or null when it cannot be played.
 */
export function soundDurationMs(item: MediaItem, audioDurationMs: (audio: string) => number | null): number | null {
  switch (item.type) {
    case 'audio':
      return audioDurationMs(item.audio);
    case 'speech':
      return 200 + item.text.length * speechMsPerCharacter;
    case 'number':
      return String(Math.abs(Math.round(item.value))).length * numberMsPerDigit;
    case 'digits':
      return item.value.length * digitMs;
  }
}

/** 160 words per minute of some six characters each. */
const speechMsPerCharacter = 62;
const numberMsPerDigit = 600;
const digitMs = 550;
