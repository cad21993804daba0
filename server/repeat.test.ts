import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { repeat } from './repeat.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const warned: string[] = [];
const log = { info() {}, warn: (_: object, text: string) => void warned.push(text), error() {} };
const options = { pauseMs: 1000, log, failed: 'it failed' };

test('goes on after a round that failed, and begins none while one goes on', async () => {
  let rounds = 0;
  let finish = () => {};
  const stop = repeat(async () => {
    rounds += 1;
    if (rounds === 1) throw new Error('away');
    await new Promise<void>((resolve) => {
      finish = resolve;
    });
  }, options);
  await vi.advanceTimersByTimeAsync(1000);
  expect([rounds, warned]).toEqual([2, ['it failed']]);
  await vi.advanceTimersByTimeAsync(5000);
  expect(rounds).toBe(2);
  finish();
  await vi.advanceTimersByTimeAsync(1000);
  expect(rounds).toBe(3);
  finish();
  await stop();
});

test('stops once the round that goes on has heard of it', async () => {
  let rounds = 0;
  let heard = false;
  const stop = repeat(async (signal) => {
    rounds += 1;
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
    await Promise.resolve();
    heard = true;
  }, options);
  await stop();
  expect(heard).toBe(true);
  await vi.advanceTimersByTimeAsync(5000);
  expect(rounds).toBe(1);
});
