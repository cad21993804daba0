import { expect, test } from 'vitest';
import type { BoardQueue } from '#schemas/api/supervision.ts';
import { toneOfAbandoned, toneOfReady, toneOfWait } from './wall-tones.ts';

const queue: BoardQueue = {
  id: '500',
  name: 'Support',
  waiting: 1,
  longestSince: null,
  callbacks: 0,
  voicemails: 0,
  staffed: 1,
  ready: 0,
  predictedSeconds: null,
  serviceLevelSeconds: 20,
  serviceLevelGoal: 80,
  today: { offered: 100, answered: 95, abandoned: 5, inTime: 80 },
};

test('a wait is measured by the seconds within which its queue is to answer', () => {
  expect([null, 20, 21, 40, 41].map((seconds) => toneOfWait(seconds, queue))).toEqual([
    'neutral',
    'neutral',
    'warn',
    'warn',
    'bad',
  ]);
});

test('callers who wait while nobody is signed in are an alarm', () => {
  expect(toneOfReady(queue)).toBe('neutral');
  expect(toneOfReady({ ...queue, staffed: 0 })).toBe('bad');
  expect(toneOfReady({ ...queue, staffed: 0, waiting: 0 })).toBe('neutral');
});

test('abandoned calls are judged by their share', () => {
  const tone = (abandoned: number, offered = 100) =>
    toneOfAbandoned({ ...queue, today: { ...queue.today, offered, abandoned } });
  expect([tone(0, 0), tone(5), tone(6), tone(10), tone(11)]).toEqual(['neutral', 'neutral', 'warn', 'warn', 'bad']);
});
