import type { Sound } from '../port.ts';
import { toAsteriskId } from './ids.ts';
import { spokenDigits, spokenNumber } from './spoken-number.ts';

/** The items of one playback that Asterisk can play as one, in one language. */
export interface MediaSegment {
  media: string[];
  /** Asterisk's name for the language; empty leaves it to the channel. */
  language: string;
}

export interface MediaSegments {
  segments: MediaSegment[];
  /** Items for which there is no sound file. */
  missing: { item: Sound; error: unknown }[];
}

export type SoundItem = Extract<Sound, { type: 'audio' | 'speech' }>;

/** Turns items into ARI media URIs. One ARI playback has one language, so a change of language starts a new segment. */
export async function toMediaSegments(
  items: readonly Sound[],
  soundUri: (item: SoundItem) => Promise<string>,
  languageName: (language: string) => string,
): Promise<MediaSegments> {
  const uris = await Promise.allSettled(items.map((item) => toMediaUris(item, soundUri)));
  const segments: MediaSegment[] = [];
  const missing: MediaSegments['missing'] = [];
  for (const [index, item] of items.entries()) {
    const uri = uris[index];
    if (uri?.status !== 'fulfilled') {
      missing.push({ item, error: uri?.reason });
      continue;
    }
    if (uri.value.length === 0) continue;
    // A sound file sounds the same in every language.
    const language = item.type === 'number' || item.type === 'digits' ? languageName(item.language) : '';
    const last = segments.at(-1);
    if (last && (language === '' || last.language === '' || last.language === language)) {
      last.media.push(...uri.value);
      last.language ||= language;
    } else {
      segments.push({ media: uri.value, language });
    }
  }
  return { segments, missing };
}

/**
 * What Asterisk is told to play over and over: everything again and again in one playback, so that nobody hears where it
 * begins again, and it goes on while no runtime is there. Where languages alternate, one round. A tone has no end, and
 * after one that is stopped Asterisk would begin the next.
 */
export function repeatSegments(segments: readonly MediaSegment[]): readonly MediaSegment[] {
  const [segment] = segments;
  if (!segment || segments.length > 1 || segment.media.some(isTone)) return segments;
  const times = Math.max(1, Math.floor(longestMediaList / (segment.media.join('').length + 3 * segment.media.length)));
  return [{ ...segment, media: Array.from({ length: times }, () => segment.media).flat() }];
}

/** Characters: Asterisk reads a body of 40,960 bytes at most. */
const longestMediaList = 24_000;

/**
 * The ids of a playback's segments. The last one has the playback's own id and the earlier ones count down to it, so the
 * playback is over when its own id is, and whoever knows only that id finds the others.
 */
export function segmentIds(playbackId: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => segmentId(playbackId, count - 1 - index));
}

/** Id of the segment that has `remaining` others after it. */
export function segmentId(playbackId: string, remaining: number): string {
  return remaining === 0 ? toAsteriskId(playbackId) : `${toAsteriskId(playbackId)}${earlierSegment}${remaining}`;
}

export function isEarlierSegment(asteriskId: string): boolean {
  return asteriskId.includes(earlierSegment);
}

/** No escaped id contains it: there, `~` is followed by two hexadecimal digits. */
const earlierSegment = '~-';

async function toMediaUris(item: Sound, soundUri: (item: SoundItem) => Promise<string>): Promise<string[]> {
  switch (item.type) {
    case 'number': {
      const sounds = spokenNumber(item.value, item.language);
      return sounds ? sounds.map(toSound) : [`number:${Math.round(item.value)}`];
    }
    case 'digits':
      return spokenDigits(item.value).map(toSound);
    case 'tone':
      // Asterisk's own names, as in indications.conf; without a zone it takes the country's.
      return [`${toneScheme}${{ ringing: 'ring' }[item.tone]}`];
    default:
      return [await soundUri(item)];
  }
}

const toneScheme = 'tone:';

function isTone(media: string): boolean {
  return media.startsWith(toneScheme);
}

function toSound(name: string): string {
  return `sound:${name}`;
}
