import { describe, expect, it } from 'vitest';
import { bucketMs, readPassages, splitPassageKey, stayBucket } from './read-passages.ts';

const menuTwice = [
  {
    at: 0,
    trace: [
      { node: 'start', entered: true, exit: 'next' },
      { node: 'menu', entered: true },
    ],
  },
  {
    at: 4000,
    trace: [
      { node: 'menu', entered: false, exit: 'no-match' },
      { node: 'menu', entered: true },
    ],
  },
  {
    at: 5000,
    trace: [
      { node: 'menu', entered: false, exit: 'key-1' },
      { node: 'survey', entered: true },
      { node: 'survey/ask', entered: true },
    ],
  },
];

describe('readPassages', () => {
  it('counts what was entered and left, and how long each stay was', () => {
    const { counts, stays } = readPassages(menuTwice, null);
    expect(Object.fromEntries(counts)).toEqual({
      start: 1,
      'start>next': 1,
      menu: 2,
      'menu>no-match': 1,
      'menu>key-1': 1,
      survey: 1,
      'survey/ask': 1,
    });
    expect(stays).toEqual([
      { node: 'start', ms: 0 },
      { node: 'menu', ms: 4000 },
      { node: 'menu', ms: 1000 },
    ]);
  });

  it('tells where a contact ended, and ends the stays of its callers with it', () => {
    const { counts, stays } = readPassages(menuTwice, { result: 'hung-up', atMs: 9000 });
    expect(counts.get('survey/ask>$hung-up')).toBe(1);
    expect(stays.slice(3)).toEqual([
      { node: 'survey', ms: 4000 },
      { node: 'survey/ask', ms: 4000 },
    ]);
  });
});

it('splits keys at the first arrow, because exits may contain one', () => {
  expect(splitPassageKey('menu')).toEqual({ node: 'menu', exit: '' });
  expect(splitPassageKey('a/menu>branch-x>y')).toEqual({ node: 'a/menu', exit: 'branch-x>y' });
});

it('keeps lengths within 5 %', () => {
  for (let ms = 100; ms < 12 * 3_600_000; ms = Math.ceil(ms * 1.013)) {
    expect(Math.abs(bucketMs(stayBucket(ms)) / ms - 1)).toBeLessThan(0.05);
  }
  expect(stayBucket(20)).toBe(0);
  expect(bucketMs(0)).toBe(0);
});
