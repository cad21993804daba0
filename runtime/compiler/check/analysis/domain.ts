import type { Value, VariableType } from '#schemas/flow/variable.ts';

/** The kinds of value that the checker tells apart; `any` is what only shows its type at run time. */
export type Sort = 'text' | 'number' | 'boolean' | 'list' | 'time' | 'any';

/**
 * What is known of a value: everything that it may be. A narrower one is always a subset, so that what holds for all of its
 * values holds for the value itself.
 */
export interface Possible {
  sort: Sort;
  /** The only values it can have, all of them primitive; absent when there are too many to name. */
  values?: readonly Value[];
  /** Values that it cannot have. */
  not?: readonly Value[];
  /** Bounds of a number. */
  low?: number;
  lowOpen?: boolean;
  high?: number;
  highOpen?: boolean;
  /** Bounds of the length of a text, the only letters it may have, and how it begins. */
  minLength?: number;
  maxLength?: number;
  letters?: string;
  prefix?: string;
  /** It may still be what the variable began with, because nothing has set it. */
  unset?: boolean;
}

/** More values than this are described by their bounds. */
const MAX_VALUES = 24;
const MAX_EXCLUDED = 24;

const SORTS: Record<VariableType, Sort> = {
  text: 'text',
  phone: 'text',
  number: 'number',
  boolean: 'boolean',
  'date-time': 'time',
  list: 'list',
};

export const ANY: Possible = { sort: 'any' };

/** Any value that a variable of this type can hold. */
export function anyOf(type: VariableType): Possible {
  const sort = SORTS[type];
  return sort === 'boolean' ? EITHER : { sort };
}

export const EITHER: Possible = { sort: 'boolean', values: [false, true] };
export const TRUE: Possible = { sort: 'boolean', values: [true] };
export const FALSE: Possible = { sort: 'boolean', values: [false] };
export const NUMBER: Possible = { sort: 'number' };
export const TEXT: Possible = { sort: 'text' };

const singles = new Map<string, Possible>();
/** Bounds the memory for values met before; a flow has a few hundred. */
const MAX_SINGLES = 5000;

/** Exactly this value. The same value gives the same object, so that facts are compared quickly. */
export function exactly(value: Value, sort: Sort = sortOf(value)): Possible {
  if (!isPrimitive(value)) return { sort };
  const name = `${sort} ${typeof value} ${String(value)}`;
  let single = singles.get(name);
  if (!single) {
    if (singles.size >= MAX_SINGLES) singles.clear();
    single = { sort, values: [value] };
    singles.set(name, single);
  }
  return single;
}

/** The one value it has; undefined when it may have several. */
export function onlyValue(possible: Possible): Value | undefined {
  return possible.values?.length === 1 ? possible.values[0] : undefined;
}

export function sortOf(value: Value): Sort {
  if (typeof value === 'string') return 'text';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'boolean';
  return Array.isArray(value) ? 'list' : 'any';
}

function isPrimitive(value: Value): boolean {
  return value === null || typeof value !== 'object';
}

/** Whether a value is among those possible. */
export function allows(possible: Possible, value: Value): boolean {
  if (possible.values) return possible.values.includes(value);
  if (possible.not?.includes(value) || isOfAnotherSort(possible.sort, value)) return false;
  if (typeof value === 'number') return allowsNumber(possible, value);
  return typeof value !== 'string' || allowsText(possible, value);
}

function isOfAnotherSort(sort: Sort, value: Value): boolean {
  return sort !== 'any' && sort !== 'time' && value !== null && sortOf(value) !== sort;
}

function allowsNumber({ low, lowOpen, high, highOpen }: Possible, value: number): boolean {
  if (low !== undefined && (lowOpen ? value <= low : value < low)) return false;
  return high === undefined || !(highOpen ? value >= high : value > high);
}

function allowsText({ minLength, maxLength, letters, prefix }: Possible, value: string): boolean {
  if (minLength !== undefined && value.length < minLength) return false;
  if (maxLength !== undefined && value.length > maxLength) return false;
  if (prefix !== undefined && !value.startsWith(prefix)) return false;
  return letters === undefined || [...value].every((letter) => letters.includes(letter));
}

/** Only those values for which a test holds; null when there are none. For values that cannot be named, all of them. */
export function keepValues(possible: Possible, test: (value: Value) => boolean): Possible | null {
  if (!possible.values) return possible;
  const values = possible.values.filter(test);
  return values.length === 0 ? null : values.length === possible.values.length ? possible : { ...possible, values };
}

/** Only this value; null when it is not possible. */
export function onlyThis(possible: Possible, value: Value): Possible | null {
  if (!allows(possible, value)) return null;
  return { sort: possible.sort === 'any' ? sortOf(value) : possible.sort, values: [value], unset: possible.unset };
}

/** Every value but this one. */
export function allBut(possible: Possible, value: Value): Possible | null {
  if (possible.values) return keepValues(possible, (candidate) => candidate !== value);
  if (!allows(possible, value) || (possible.not?.length ?? 0) >= MAX_EXCLUDED) return possible;
  return { ...possible, not: [...(possible.not ?? []), value].sort() };
}

/** Numbers on one side of a bound. */
export function bounded(possible: Possible, by: '<' | '<=' | '>' | '>=', bound: number): Possible | null {
  const test = COMPARE[by];
  if (possible.values) return keepValues(possible, (value) => typeof value !== 'number' || test(value, bound));
  const narrowed = narrow(possible, by, bound);
  const { low, high } = narrowed;
  if (low !== undefined && high !== undefined) {
    if (low > high) return null;
    if (low === high) {
      const single = !narrowed.lowOpen && !narrowed.highOpen && !narrowed.not?.includes(low);
      return single ? { sort: 'number', values: [low], unset: possible.unset } : null;
    }
  }
  return narrowed;
}

function narrow(possible: Possible, by: '<' | '<=' | '>' | '>=', bound: number): Possible {
  const open = by === '<' || by === '>';
  if (by === '<' || by === '<=') {
    const { high = Number.POSITIVE_INFINITY } = possible;
    if (high < bound || (high === bound && (possible.highOpen || !open))) return possible;
    return { ...possible, sort: 'number', high: bound, highOpen: open };
  }
  const { low = Number.NEGATIVE_INFINITY } = possible;
  if (low > bound || (low === bound && (possible.lowOpen || !open))) return possible;
  return { ...possible, sort: 'number', low: bound, lowOpen: open };
}

export const COMPARE = {
  '<': (a: number | string, b: number | string) => a < b,
  '<=': (a: number | string, b: number | string) => a <= b,
  '>': (a: number | string, b: number | string) => a > b,
  '>=': (a: number | string, b: number | string) => a >= b,
};

/** Everything that either of two may be. With `widen`, values that keep growing are let grow at once, so that this ends. */
export function join(a: Possible, b: Possible, widen = false): Possible {
  const unset = a.unset || b.unset || undefined;
  if (a.sort !== b.sort) return { sort: 'any', unset };
  if (a.values && b.values) {
    const values = [...new Set([...a.values, ...b.values])];
    if (values.length <= (widen ? MAX_VALUES / 4 : MAX_VALUES)) return { sort: a.sort, values, unset };
  }
  if (a.sort === 'number') return { ...hull(rangeOf(a), rangeOf(b), widen), unset };
  return { sort: a.sort, unset };
}

type Range = Pick<Possible, 'low' | 'lowOpen' | 'high' | 'highOpen'>;

function rangeOf(possible: Possible): Range {
  if (!possible.values) return possible;
  const numbers = possible.values.filter((value) => typeof value === 'number');
  return { low: Math.min(...numbers), high: Math.max(...numbers) };
}

function hull(a: Range, b: Range, widen: boolean): Possible {
  const hulled: Possible = { sort: 'number' };
  if (a.low !== undefined && b.low !== undefined && !(widen && b.low < a.low)) {
    const first = a.low <= b.low ? a : b;
    hulled.low = first.low;
    hulled.lowOpen = a.low === b.low ? a.lowOpen && b.lowOpen : first.lowOpen;
  }
  if (a.high !== undefined && b.high !== undefined && !(widen && b.high > a.high)) {
    const last = a.high >= b.high ? a : b;
    hulled.high = last.high;
    hulled.highOpen = a.high === b.high ? a.highOpen && b.highOpen : last.highOpen;
  }
  return hulled;
}

/** A name under which equal possibilities are found again. */
export function nameOf(possible: Possible): string {
  const { sort, values, not, low, lowOpen, high, highOpen, minLength, maxLength, letters, prefix, unset } = possible;
  const mark = unset ? '?' : '';
  if (values)
    return `${mark}${sort}=${values.length === 1 ? JSON.stringify(values[0]) : JSON.stringify([...values].sort())}`;
  const range =
    low === undefined && high === undefined ? '' : `${lowOpen ? '(' : '['}${low},${high}${highOpen ? ')' : ']'}`;
  const text = [minLength, maxLength, letters, prefix].some((part) => part !== undefined)
    ? JSON.stringify([minLength, maxLength, letters, prefix])
    : '';
  return `${mark}${sort}${range}${text}${not ? `!${JSON.stringify(not)}` : ''}`;
}
