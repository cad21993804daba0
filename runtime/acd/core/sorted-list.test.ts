import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SortedList } from './sorted-list.ts';

describe('a sorted list', () => {
  it('holds what an array that is sorted after each change would hold', () => {
    const change = fc.record({ add: fc.boolean(), item: fc.integer({ min: 0, max: 4000 }) });
    fc.assert(
      fc.property(fc.array(change, { size: 'max', maxLength: 3000 }), (changes) => {
        const list = new SortedList<number>((a, b) => a - b);
        const inside = new Set<number>();
        for (const { add, item } of changes) {
          if (add && !inside.has(item)) list.add(item);
          else if (!add) expect(list.remove(item)).toBe(inside.has(item));
          if (add) inside.add(item);
          else inside.delete(item);
          expect(list.size).toBe(inside.size);
          expect(list.has(item)).toBe(inside.has(item));
        }
        const sorted = [...inside].sort((a, b) => a - b);
        expect([...list]).toEqual(sorted);
        expect(list.first).toBe(sorted[0]);
        for (const item of [-1, 0, 500, 2000, 4001, ...sorted.slice(0, 50)]) {
          expect(list.countBefore(item)).toBe(sorted.filter((other) => other < item).length);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('stays in order with many more items than one chunk holds', () => {
    const list = new SortedList<number>((a, b) => a - b);
    const scattered = Array.from({ length: 5000 }, (_, index) => (index * 2039) % 5000);
    for (const item of scattered) list.add(item);
    expect([...list]).toEqual(Array.from({ length: 5000 }, (_, index) => index));
    for (const item of scattered.slice(0, 4990)) expect(list.remove(item)).toBe(true);
    expect([...list]).toEqual(scattered.slice(4990).sort((a, b) => a - b));
  });
});
