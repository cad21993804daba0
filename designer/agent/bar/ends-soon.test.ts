import { expect, it } from 'vitest';
import { AUTO_DIAL_SECONDS } from '#schemas/domain/conversation.ts';
import { endsSoon } from './ends-soon.ts';

const now = Date.parse('2026-03-02T09:00:00Z');
const inSeconds = (seconds: number) => new Date(now + seconds * 1000).toISOString();

it('says that a wrap-up is about to end, and neither earlier nor afterwards', () => {
  const wrapUp = (seconds: number | null) =>
    endsSoon(
      {
        phase: 'wrap-up',
        medium: 'call',
        offeredAt: inSeconds(-90),
        wrapUpUntil: seconds === null ? null : inSeconds(seconds),
      },
      now,
    );
  expect([11, 10, 1, 0, null].map(wrapUp)).toEqual([null, 'wrapUp', 'wrapUp', null, null]);
});

it('says that a promised call is about to be dialled', () => {
  const offeredAt = inSeconds(5 - AUTO_DIAL_SECONDS);
  expect(endsSoon({ phase: 'preview', medium: 'callback', offeredAt, wrapUpUntil: null }, now)).toBe('preview');
  expect(endsSoon({ phase: 'preview', medium: 'voicemail', offeredAt, wrapUpUntil: null }, now)).toBeNull();
});
