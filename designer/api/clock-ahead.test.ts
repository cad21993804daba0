import { expect, it } from 'vitest';
import { clockAhead } from './clock-ahead.ts';

it('believes the message that was under way for the shortest time', () => {
  expect(clockAhead(-300, -120)).toBe(-120);
  expect(clockAhead(-120, -900)).toBe(-120);
});

it('follows a clock that was set back', () => {
  expect(clockAhead(60_000, 0)).toBe(0);
});
