import type { EffectParams, MediaItem } from '#schemas/effects/index.ts';
import type { WaitOutlook } from '../ports.ts';

type Announcements = EffectParams<'queue'>['announcements'];

/** What a caller hears at the beginning of a turn, before the waiting sound. What is not known is not said. */
export function announceTurn(
  { position, predictedWait, invitation }: Announcements,
  outlook: Pick<WaitOutlook, 'position' | 'predictedSeconds'> | null,
  language: string,
): MediaItem[] {
  const seconds = outlook?.predictedSeconds ?? null;
  return [
    ...sayAround(position, outlook?.position ?? null, language),
    ...sayAround(predictedWait, seconds === null ? null : Math.max(1, Math.ceil(seconds / 60)), language),
    ...invitation,
  ];
}

function sayAround(
  { before, after }: Announcements['position'],
  value: number | null,
  language: string,
): readonly MediaItem[] {
  if (value === null || before.length + after.length === 0) return [];
  return [...before, { type: 'number', value, language }, ...after];
}
