import type { MediaItem } from '#schemas/effects/index.ts';

/** About what espeak-ng takes at its normal speed. */
const SPEECH_MS_PER_CHARACTER = 65;
const SPEECH_LEAD_MS = 400;
const DIGIT_MS = 450;
const NUMBER_MS = 900;
const UNKNOWN_AUDIO_MS = 3000;

/** How long an item takes to be heard, in milliseconds; `audioMs` gives the length of library files that are known. */
export function mediaDurationMs(item: MediaItem, audioMs: (id: string) => number | undefined): number {
  if (item.type === 'audio') return audioMs(item.audio) ?? UNKNOWN_AUDIO_MS;
  if (item.type === 'speech') return SPEECH_LEAD_MS + item.text.length * SPEECH_MS_PER_CHARACTER;
  if (item.type === 'digits') return item.value.length * DIGIT_MS;
  return NUMBER_MS;
}

/** An item as transcripts and golden tests write it: `speech:Hello`, `audio:welcome`, `number:42`, `digits:1234`. */
export function describeMedia(item: MediaItem): string {
  if (item.type === 'audio') return `audio:${item.audio}`;
  if (item.type === 'speech') return `speech:${item.text}`;
  return `${item.type}:${item.value}`;
}
