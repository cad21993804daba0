import { expect, test } from 'vitest';
import {
  abandonRateOf,
  addFigures,
  averageHandlingOf,
  averageWaitOf,
  conversionRateOf,
  NO_FIGURES,
  occupancyOf,
  predictionErrorOf,
  serviceLevelOf,
} from './report-figures.ts';

const one = {
  ...NO_FIGURES,
  offered: 8,
  answered: 5,
  abandoned: 2,
  inTime: 4,
  waitSeconds: 60,
  longestWaitSeconds: 40,
};
const other = { offered: 2, answered: 1, inTime: 1, waitSeconds: 30, longestWaitSeconds: 30 };

test('sums are added, and of the longest waits the longest stays', () => {
  expect(addFigures(one, other)).toEqual({
    ...NO_FIGURES,
    offered: 10,
    answered: 6,
    abandoned: 2,
    inTime: 5,
    waitSeconds: 90,
    longestWaitSeconds: 40,
  });
});

test('rates are made of sums, not of other rates', () => {
  const sum = addFigures(one, other);
  expect(serviceLevelOf(sum)).toBe(0.5);
  expect(abandonRateOf(sum)).toBe(0.2);
  expect(averageWaitOf(sum)).toBe(15);
});

test('conversion is positive of all that were argued', () => {
  expect(conversionRateOf({ positive: 3, argued: 12 })).toBe(0.25);
});

test('handling is talk, hold and wrap-up of a conversation', () => {
  const figures = { ...NO_FIGURES, conversations: 4, talkSeconds: 400, holdSeconds: 40, wrapUpSeconds: 120 };
  expect(averageHandlingOf(figures)).toBe(140);
});

test('a prediction misses by what it differs, whichever way', () => {
  expect(predictionErrorOf({ ...NO_FIGURES, predicted: 2, differenceSeconds: 30 })).toBe(15);
});

test('occupancy is work of the time in which there could have been work', () => {
  expect(occupancyOf({ readySeconds: 250, ringingSeconds: 50, talkSeconds: 600, wrapUpSeconds: 100 })).toBe(0.7);
});

test('of nothing there is no rate', () => {
  expect([serviceLevelOf(NO_FIGURES), averageWaitOf(NO_FIGURES), averageHandlingOf(NO_FIGURES)]).toEqual([
    null,
    null,
    null,
  ]);
  expect(occupancyOf({ readySeconds: 0, ringingSeconds: 0, talkSeconds: 0, wrapUpSeconds: 0 })).toBeNull();
});
