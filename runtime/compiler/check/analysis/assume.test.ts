import { describe, expect, it } from 'vitest';
import { readTerm } from '#schemas/expressions/term.ts';
import type { Variable } from '#schemas/flow/variable.ts';
import { assume } from './assume.ts';
import { type Facts, NOTHING, type Scene } from './facts.ts';
import { type Risk, workOut } from './work-out.ts';

const variables: Variable[] = [
  { name: 'n', type: 'number', role: 'internal' },
  { name: 'm', type: 'number', role: 'internal' },
  { name: 's', type: 'text', role: 'internal' },
  { name: 'b', type: 'boolean', role: 'internal' },
];
const scene: Scene = { variables, scope: '', node: 'node', keys: new Map() };

function read(source: string) {
  const term = readTerm(source, variables);
  if (!term) throw new Error(`${source} cannot be read`);
  return term;
}

/** Where the first condition holds, and after it the second. */
function bothHold(first: string, second: string): boolean {
  return where(first).some((facts) => assume(read(second), { scene, facts, truth: true }).length > 0);
}

function where(source: string, facts: Facts = NOTHING): Facts[] {
  return assume(read(source), { scene, facts, truth: true });
}

describe('a condition', () => {
  it.each([
    ['n < 3', 'n > 2', true],
    ['n < 3', 'n >= 3', false],
    ['n <= 3', 'n >= 3', true],
    ['n == 3', 'n != 3', false],
    ['n in [1, 2]', 'n == 3', false],
    ['n in [1, 2]', 'n > 1', true],
    ['!(n in [1, 2])', 'n == 2', false],
    ['n > 0 && n < 1', 'n == 0.5', true],
    ['n > 5 || n < 1', 'n == 3', false],
    ['s == "a"', 's == "b"', false],
    ['s != "a" && s != "b"', 's in ["a", "b"]', false],
    ['s.startsWith("ab")', 's == "abc"', true],
    ['s.startsWith("ab")', 's == "b"', false],
    ['s.startsWith("ab")', 's.startsWith("ac")', false],
    ['s == "x" && s.startsWith("y")', 'true', false],
    ['b', '!b', false],
    ['b ? n > 1 : n < 0', 'n == 0.5', false],
    ['b ? n > 1 : n < 0', 'b && n == 2', true],
    ['n < m', 'n > m', true],
    ['size(s) > 3', 'size(s) < 2', false],
    ['size(s) < 0', 'true', false],
    ['hourIn(now, "Europe/Paris") >= 24', 'true', false],
    ['contact.caller == "+331"', 'contact.caller == "+332"', false],
  ])('%s and %s can hold together: %s', (first, second, together) => {
    expect(bothHold(first, second)).toBe(together);
  });

  it('keeps every case that is possible when there are too many to tell apart', () => {
    const wide = Array.from({ length: 40 }, (_, index) => `n == ${index}`).join(' || ');
    expect(bothHold(wide, 'n == 39')).toBe(true);
    expect(where(wide)).toEqual([NOTHING]);
  });
});

it('takes a long condition apart in no time, whichever way it is nested', () => {
  const parts = Array.from({ length: 40 }, (_, index) => `(n == ${index} && s != "${index}" || m > ${index})`);
  const nested = parts.reduceRight((inner, part) => `${part} ${part.length % 2 ? '&&' : '||'} (${inner})`);
  for (const source of [parts.join(' || '), parts.join(' && '), nested]) {
    expect(where(source).length).toBeGreaterThan(0);
    expect(workOut(read(source), scene, NOTHING).risk).toBe('never');
  }
});

describe('working out', () => {
  it.each<[string, string, Risk]>([
    ['true', '1 + n', 'hardly'],
    ['n == 2', '1 + n', 'never'],
    ['true', '1 / n', 'maybe'],
    ['n > 0', '1 / n', 'hardly'],
    ['n == 0', '1 / n', 'certain'],
    ['true', 'n != 0 && 6 / n > 1', 'hardly'],
    ['true', 'event.total', 'maybe'],
    ['true', 'has(event.total) && event.total == 1', 'never'],
    ['true', '"total" in event.body && event.body.total == 1', 'maybe'],
    ['true', 'double(s)', 'maybe'],
    ['s == "12"', 'double(s)', 'never'],
    ['s == "x"', 'double(s)', 'certain'],
    ['true', 'hourIn(now, "Europe/Paris")', 'never'],
    ['true', 'hourIn(now, "Nowhere")', 'certain'],
  ])('where %s, the risk of %s is %s', (condition, source, risk) => {
    const risks = where(condition).map((facts) => workOut(read(source), scene, facts).risk);
    expect([...new Set(risks)]).toEqual([risk]);
  });
});
