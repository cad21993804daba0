import { expect, test } from 'vitest';
import { parseTime, writeTime } from './parse-time.ts';

test.each([
  ['9', 540],
  ['09', 540],
  ['9:30', 570],
  ['9h30', 570],
  ['9h', 540],
  ['930', 570],
  ['0930', 570],
  ['9.30', 570],
  [' 18:00 ', 1080],
  ['24:00', 1440],
  ['24', 1440],
  ['0', 0],
])('%j is minute %d', (text, minute) => {
  expect(parseTime(text)).toBe(minute);
});

test.each(['', '25', '9:60', '24:01', 'nine', '-1', '12345', '1:2:3'])('%j is no time', (text) => {
  expect(parseTime(text)).toBeNull();
});

test('every minute reads as it is written', () => {
  for (let minute = 0; minute <= 1440; minute += 1) expect(parseTime(writeTime(minute))).toBe(minute);
});
