import { expect, test } from 'vitest';
import { addRange, draftOfDay, mistakeOf, rangesOf } from './week-draft.ts';

const day = (...ranges: [number, number][]) => draftOfDay(ranges.map(([from, to]) => ({ from, to })));
const drawn = (before: ReturnType<typeof day>, from: number, to: number) =>
  rangesOf(addRange(before, { from, to })).map((range) => [range.from, range.to]);

test('a range that is drawn finds its place', () => {
  expect(drawn(day(), 540, 720)).toEqual([[540, 720]]);
  expect(drawn(day([840, 1080]), 540, 720)).toEqual([
    [540, 720],
    [840, 1080],
  ]);
});

test('ranges that touch become one', () => {
  expect(drawn(day([540, 720]), 720, 780)).toEqual([[540, 780]]);
  expect(drawn(day([540, 720], [840, 1080]), 700, 900)).toEqual([[540, 1080]]);
});

test('a third range joins the one that is closest', () => {
  expect(drawn(day([0, 60], [600, 700]), 720, 800)).toEqual([
    [0, 60],
    [600, 800],
  ]);
});

test('a day says what is wrong with it', () => {
  expect(mistakeOf(day())).toBeNull();
  expect(mistakeOf(day([540, 720], [720, 780]))).toBeNull();
  expect(
    mistakeOf([
      { from: 540, to: null },
      { from: null, to: null },
    ]),
  ).toBe('incomplete');
  expect(mistakeOf(day([720, 540]))).toBe('order');
  expect(mistakeOf(day([540, 720], [700, 780]))).toBe('overlap');
});
