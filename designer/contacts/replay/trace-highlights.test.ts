import { describe, expect, it } from 'vitest';
import { exitKey } from '#designer/flows/graph/graph-elements.ts';
import type { JournalEntry } from '#schemas/domain/contact.ts';
import type { TraceEntry } from '#schemas/effects/contact.ts';
import { traceHighlights } from './trace-highlights.ts';

const at = (second: number) => new Date(Date.UTC(2026, 2, 2, 9, 0, second)).toISOString();
const entry = (second: number, trace: TraceEntry[]): JournalEntry => ({
  seq: second,
  at: at(second),
  event: { type: 'timer' },
  trace,
  effects: [],
});
const remark = (orders: readonly number[], ms: number) => `${orders.join(',')}:${ms / 1000}`;

const journal = [
  entry(0, [
    { node: 'start', entered: true, exit: 'next' },
    { node: 'menu', entered: true },
  ]),
  entry(4, [
    { node: 'menu', entered: false, exit: 'no-input' },
    { node: 'menu', entered: true },
  ]),
  entry(6, [
    { node: 'menu', entered: false, exit: 'key-1' },
    { node: 'survey', entered: true },
    { node: 'survey/ask', entered: true },
  ]),
  entry(9, [
    { node: 'survey/ask', entered: false, exit: 'next' },
    { node: 'survey/thanks', entered: true },
  ]),
];

describe('the path of a contact on its graph', () => {
  it('tells order and length of the visits, and the exits taken', () => {
    const { current, nodes, exits } = traceHighlights(journal, { scope: '', remark });
    expect(Object.fromEntries(nodes)).toEqual({
      start: { count: 1, remark: '1:0' },
      menu: { count: 1, remark: '2,3:6' },
      survey: { count: 1, remark: '4:3' },
    });
    expect(exits).toEqual(
      new Map([
        [exitKey('start', 'next'), 1],
        [exitKey('menu', 'no-input'), 1],
        [exitKey('menu', 'key-1'), 1],
      ]),
    );
    expect(current).toBe('survey');
  });

  it('tells the same of a sub-flow’s own graph', () => {
    const { current, nodes, exits } = traceHighlights(journal, { scope: 'survey', remark });
    expect([...nodes.keys()]).toEqual(['ask', 'thanks']);
    expect(nodes.get('ask')?.remark).toBe('1:3');
    expect([...exits.keys()]).toEqual([exitKey('ask', 'next')]);
    expect(current).toBe('thanks');
  });

  it('stands nowhere on a sub-flow’s graph that has been left', () => {
    const left = [
      ...journal,
      entry(12, [
        { node: 'survey/thanks', entered: false, exit: 'next' },
        { node: 'survey', entered: false, exit: 'returned' },
        { node: 'bye', entered: true },
      ]),
    ];
    expect(traceHighlights(left, { scope: 'survey', remark }).current).toBeUndefined();
    expect(traceHighlights(left, { scope: '', remark }).nodes.get('survey')?.remark).toBe('4:6');
  });
});
