import { checkExpression } from '#schemas/expressions/check.ts';
import { compileExpression } from '#schemas/expressions/evaluate.ts';
import { OWN_FUNCTIONS } from '#schemas/expressions/functions.ts';
import { type Arithmetic, type Comparison, subjectsOf, type Term } from '#schemas/expressions/term.ts';
import type { Value } from '#schemas/flow/variable.ts';
import { assume, type Combined, chainOf, narrowAll } from './assume.ts';
import {
  ANY,
  allows,
  bounded,
  COMPARE,
  EITHER,
  exactly,
  FALSE,
  join,
  NUMBER,
  onlyValue,
  type Possible,
  type Sort,
  sortOf,
  TEXT,
  TRUE,
} from './domain.ts';
import { type Facts, isThere, keyOf, lookUp, type Scene } from './facts.ts';

/**
 * Whether working an expression out can fail at run time. `hardly`: only with values that no flow works with, such as a sum
 * beyond the largest number.
 */
export type Risk = 'never' | 'hardly' | 'maybe' | 'certain';

export interface WorkedOut {
  possible: Possible;
  risk: Risk;
}

const RISKS: readonly Risk[] = ['never', 'hardly', 'maybe', 'certain'];

export function worst(...risks: readonly Risk[]): Risk {
  return RISKS[Math.max(...risks.map((risk) => RISKS.indexOf(risk)))] ?? 'never';
}

/** Everything that a term may give where these facts hold, and whether it may fail. */
export function workOut(term: Term, scene: Scene, facts: Facts): WorkedOut {
  switch (term.is) {
    case 'value':
      return { possible: exactly(term.value), risk: 'never' };
    case 'read':
      return read(term.subject, scene, facts);
    case 'not':
      return negate(workOut(term.of, scene, facts));
    case 'both':
    case 'either':
      return combine(term, scene, facts);
    case 'compare':
      return compare(term.by, workOut(term.left, scene, facts), workOut(term.right, scene, facts));
    case 'among':
      return among(term, scene, facts);
    case 'calculate':
      return calculate(term.by, workOut(term.left, scene, facts), workOut(term.right, scene, facts));
    case 'negative':
      return calculate('-', { possible: exactly(0), risk: 'never' }, workOut(term.of, scene, facts));
    case 'choose':
      return choose(term, scene, facts);
    case 'list':
      return {
        possible: { sort: 'list' },
        risk: worst('never', ...term.items.map((item) => workOut(item, scene, facts).risk)),
      };
    case 'call':
      return call(term, scene, facts);
  }
}

/** What the facts say about a call such as `size(name)`, once a condition has spoken about it. */
export function callKey(term: Term): string {
  return `call ${term.source}`;
}

function read(subject: string, scene: Scene, facts: Facts): WorkedOut {
  const key = keyOf(subject, scene);
  const known = key === null ? undefined : facts.get(key);
  const there = isThere(subject, scene, facts);
  return {
    possible: known ?? lookUp(subject, scene, facts),
    risk: there === undefined ? 'maybe' : there ? 'never' : 'certain',
  };
}

function negate({ possible, risk }: WorkedOut): WorkedOut {
  if (possible.sort !== 'boolean') return { possible: EITHER, risk: worst(risk, 'maybe') };
  const value = onlyValue(possible);
  return { possible: value === undefined ? EITHER : value === true ? FALSE : TRUE, risk };
}

/** `&&` and `||`: each part is worked out only where those before it have not decided, and knowing how they went. */
function combine(term: Combined, scene: Scene, facts: Facts): WorkedOut {
  const decides = term.is === 'either';
  let open: Facts[] = [facts];
  let risk: Risk = 'never';
  let mayDecide = false;
  for (const part of chainOf(term)) {
    for (const known of open) {
      const worked = workOut(part, scene, known);
      risk = worst(risk, worked.risk, worked.possible.sort === 'boolean' ? 'never' : 'maybe');
      mayDecide ||= worked.possible.values?.includes(decides) ?? true;
    }
    open = narrowAll(open, part, { scene, facts, truth: !decides });
    if (open.length === 0) break;
  }
  if (mayDecide === open.length > 0) return { possible: EITHER, risk };
  return { possible: mayDecide === decides ? TRUE : FALSE, risk };
}

export function compare(by: Comparison, left: WorkedOut, right: WorkedOut): WorkedOut {
  const risk = worst(left.risk, right.risk, by === '==' || by === '!=' ? 'never' : orderingRisk(left, right));
  const a = onlyValue(left.possible);
  const b = onlyValue(right.possible);
  if (a !== undefined && b !== undefined) return { possible: exactly(compareValues(by, a, b)), risk };
  const decided = by === '==' || by === '!=' ? compareEqual(left, right) : compareOrder(by, left, right);
  if (decided === undefined) return { possible: EITHER, risk };
  return { possible: (by === '!=' ? !decided : decided) ? TRUE : FALSE, risk };
}

function orderingRisk({ possible: a }: WorkedOut, { possible: b }: WorkedOut): Risk {
  if (a.sort === 'any' || b.sort === 'any') return 'maybe';
  return a.sort === b.sort && a.sort !== 'list' ? 'never' : 'certain';
}

export function compareValues(by: Comparison, a: Value, b: Value): boolean {
  if (by === '==') return a === b;
  if (by === '!=') return a !== b;
  if (typeof a === 'number' && typeof b === 'number') return COMPARE[by](a, b);
  return typeof a === 'string' && typeof b === 'string' && COMPARE[by](a, b);
}

/** False when the two can have no value in common; undefined when that cannot be told. */
function compareEqual({ possible: a }: WorkedOut, { possible: b }: WorkedOut): boolean | undefined {
  if (a.values) return a.values.some((value) => allows(b, value)) ? undefined : false;
  if (b.values) return b.values.some((value) => allows(a, value)) ? undefined : false;
  if (a.sort === 'number' && b.sort === 'number')
    return compareOrder('<', { possible: a, risk: 'never' }, { possible: b, risk: 'never' }) ||
      compareOrder('>', { possible: a, risk: 'never' }, { possible: b, risk: 'never' })
      ? false
      : undefined;
  return undefined;
}

function compareOrder(by: '<' | '<=' | '>' | '>=', left: WorkedOut, right: WorkedOut): boolean | undefined {
  const [a, b] = [left.possible, right.possible];
  if (a.sort !== 'number' || b.sort !== 'number') return undefined;
  const [holds, fails] = by.startsWith('<') ? [edge(b, 'low'), edge(b, 'high')] : [edge(b, 'high'), edge(b, 'low')];
  const opposite = { '<': '>=', '<=': '>', '>': '<=', '>=': '<' } as const;
  // It always holds if no value of `a` is on the wrong side of the nearest value of `b`, and never if none is on the right side of the farthest.
  if (holds !== undefined && bounded(a, opposite[by], holds) === null) return true;
  if (fails !== undefined && bounded(a, by, fails) === null) return false;
  return undefined;
}

function edge(possible: Possible, side: 'low' | 'high'): number | undefined {
  if (!possible.values) return possible[side];
  const numbers = possible.values.filter((value) => typeof value === 'number');
  return side === 'low' ? Math.min(...numbers) : Math.max(...numbers);
}

function among(term: Extract<Term, { is: 'among' }>, scene: Scene, facts: Facts): WorkedOut {
  const left = workOut(term.left, scene, facts);
  if (term.right.is !== 'list') {
    const right = workOut(term.right, scene, facts);
    const field = fieldNamed(term.left, term.right);
    const there = field === null ? undefined : isThere(field, scene, facts);
    if (there !== undefined) return { possible: there ? TRUE : FALSE, risk: 'never' };
    if (isRecord(term.right)) return { possible: EITHER, risk: worst(left.risk, right.risk, 'hardly') };
    return { possible: EITHER, risk: worst(left.risk, right.risk, right.possible.sort === 'list' ? 'never' : 'maybe') };
  }
  const items = term.right.items.map((item) => workOut(item, scene, facts));
  const risk = worst(left.risk, ...items.map((item) => item.risk));
  const results = items.map((item) => onlyValue(compare('==', left, item).possible));
  if (results.includes(true)) return { possible: TRUE, risk };
  return { possible: results.every((result) => result === false) ? FALSE : EITHER, risk };
}

/** What `"score" in event.answers` asks for: `event.answers.score`. */
export function fieldNamed(name: Term, record: Term): string | null {
  return name.is === 'value' && isRecord(record) && record.is === 'read' ? `${record.subject}.${name.value}` : null;
}

/** `event` and `local` hold fields, and so does much of what is in them. */
function isRecord(term: Term): boolean {
  return term.is === 'read' && /^(event|local)(\.|$)/.test(term.subject);
}

const CALCULATE: Record<Arithmetic, (a: number, b: number) => number> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
};

function calculate(by: Arithmetic, left: WorkedOut, right: WorkedOut): WorkedOut {
  const [a, b] = [left.possible, right.possible];
  const risk = worst(left.risk, right.risk);
  if (a.sort === 'number' && b.sort === 'number') return calculateNumbers(by, a, b, risk);
  if (by === '+' && [a.sort, b.sort].every((sort) => sort === 'text' || sort === 'number')) {
    const [x, y] = [onlyValue(a), onlyValue(b)];
    return { possible: x === undefined || y === undefined ? TEXT : exactly(`${x}${y}`), risk };
  }
  if (by === '+' && a.sort === 'list' && b.sort === 'list') return { possible: { sort: 'list' }, risk };
  if (a.sort === 'time' || b.sort === 'time') return { possible: ANY, risk: worst(risk, 'hardly') };
  return { possible: ANY, risk: worst(risk, 'maybe') };
}

function calculateNumbers(by: Arithmetic, a: Possible, b: Possible, risk: Risk): WorkedOut {
  const operate = CALCULATE[by];
  if (a.values && b.values && a.values.length * b.values.length <= 24) {
    const results = a.values.flatMap((x) => (b.values ?? []).map((y) => operate(Number(x), Number(y))));
    const finite = [...new Set(results.filter(Number.isFinite))];
    if (finite.length === 0) return { possible: NUMBER, risk: 'certain' };
    const [only] = finite;
    return {
      possible: finite.length === 1 && only !== undefined ? exactly(only) : { sort: 'number', values: finite },
      risk: finite.length < results.length ? worst(risk, 'maybe') : risk,
    };
  }
  if (by === '/' || by === '%') return { possible: NUMBER, risk: worst(risk, allows(b, 0) ? 'maybe' : 'hardly') };
  const range = by === '*' ? NUMBER : shifted(by, a, b);
  return { possible: range, risk: worst(risk, 'hardly') };
}

/** The bounds of a sum or a difference. */
function shifted(by: '+' | '-', a: Possible, b: Possible): Possible {
  const [low, high] = by === '+' ? (['low', 'high'] as const) : (['high', 'low'] as const);
  const sign = by === '+' ? 1 : -1;
  const add = (x?: number, y?: number) => (x === undefined || y === undefined ? undefined : x + sign * y);
  return {
    sort: 'number',
    low: add(edge(a, 'low'), edge(b, low)),
    lowOpen: a.lowOpen || (by === '+' ? b.lowOpen : b.highOpen) || undefined,
    high: add(edge(a, 'high'), edge(b, high)),
    highOpen: a.highOpen || (by === '+' ? b.highOpen : b.lowOpen) || undefined,
  };
}

function choose(term: Extract<Term, { is: 'choose' }>, scene: Scene, facts: Facts): WorkedOut {
  const when = workOut(term.when, scene, facts);
  const results = [true, false].flatMap((truth) =>
    assume(term.when, { scene, facts, truth }).map((known) =>
      workOut(truth ? term.then : term.otherwise, scene, known),
    ),
  );
  const [first = { possible: ANY, risk: 'certain' as const }, ...others] = results;
  const joined = others.reduce((one, other) => join(one, other.possible), first.possible);
  return { possible: joined, risk: worst(when.risk, ...results.map(({ risk }) => risk)) };
}

/** Functions that take every value of the types they are declared for. */
const SAFE: ReadonlySet<string> = new Set(
  (
    'digits isPhone last round floor min max json size string contains startsWith endsWith trim lowerAscii upperAscii ' +
    'split has getDayOfWeek getHours getMinutes getFullYear getMonth getDate getDayOfMonth'
  ).split(' '),
);
/** Functions that take a value of any type. */
const TAKES_ANY: ReadonlySet<string> = new Set(['json', 'has', 'string', 'encodeUrl', 'encodeHtml', 'isAnswer', '{}']);
const OWN: ReadonlySet<string> = new Set(
  OWN_FUNCTIONS.map(({ signature }) => signature.slice(0, signature.indexOf('('))),
);
const BOUNDS: Record<string, Possible> = {
  size: { sort: 'number', low: 0 },
  hourIn: { sort: 'number', low: 0, high: 23 },
  getDayOfWeek: { sort: 'number', low: 0, high: 6 },
};

function call(term: Extract<Term, { is: 'call' }>, scene: Scene, facts: Facts): WorkedOut {
  const known = facts.get(callKey(term));
  if (term.name === 'has' && term.of[0]?.is === 'read') return has(term.of[0].subject, scene, facts);
  const exact = evaluateExactly(term, scene, facts);
  if (exact) return exact;
  const parts = term.of.map((part) => workOut(part, scene, facts));
  const inner = worst('never', ...parts.map(({ risk }) => risk));
  const typed = TAKES_ANY.has(term.name) || parts.every(({ possible }) => possible.sort !== 'any');
  const risk = worst(inner, ownRisk(term, parts, typed));
  return { possible: known ?? BOUNDS[term.name] ?? decide(term, parts) ?? { sort: staticSort(term, scene) }, risk };
}

/** A field of a field that is not there makes `has` itself fail. */
function has(subject: string, scene: Scene, facts: Facts): WorkedOut {
  const there = isThere(subject, scene, facts);
  const around = subject.slice(0, subject.lastIndexOf('.'));
  const risk = around.includes('.') && isThere(around, scene, facts) !== true ? 'maybe' : 'never';
  return { possible: there === undefined ? EITHER : there ? TRUE : FALSE, risk: there ? 'never' : risk };
}

function ownRisk(term: Extract<Term, { is: 'call' }>, parts: readonly WorkedOut[], typed: boolean): Risk {
  if (!typed) return 'maybe';
  if (SAFE.has(term.name) || term.name === '{}') return 'never';
  if (term.name === 'double' && parts[0]?.possible.sort === 'number') return 'never';
  if (term.name === 'matches') return term.of[1]?.is === 'value' ? 'never' : 'maybe';
  // The zone of a contact is the installation's own.
  if (term.name === 'hourIn') return term.of[1]?.is === 'read' ? 'hardly' : zoneRisk(term.of[1]);
  return OWN.has(term.name) ? 'hardly' : 'maybe';
}

function zoneRisk(zone: Term | undefined): Risk {
  if (zone?.is !== 'value' || typeof zone.value !== 'string') return 'maybe';
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone.value });
    return 'never';
  } catch {
    return 'certain';
  }
}

/** `startsWith` and a pattern that only counts digits, where what is known of the text decides them. */
function decide(term: Extract<Term, { is: 'call' }>, parts: readonly WorkedOut[]): Possible | undefined {
  const text = parts[0]?.possible;
  const argument = parts[1] && onlyValue(parts[1].possible);
  if (!text || typeof argument !== 'string') return undefined;
  if (term.name === 'startsWith' && text.prefix !== undefined) {
    if (text.prefix.startsWith(argument)) return TRUE;
    return argument.startsWith(text.prefix) ? EITHER : FALSE;
  }
  const counted = term.name === 'matches' ? digitCount(argument) : null;
  if (!counted || text.letters === undefined) return undefined;
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY, letters } = text;
  if (maxLength < counted.min || minLength > counted.max) return FALSE;
  const digitsOnly = [...letters].every((letter) => letter >= '0' && letter <= '9');
  return digitsOnly && minLength >= counted.min && maxLength <= counted.max ? TRUE : EITHER;
}

/** The bounds in `^[0-9]{2,8}$`, the pattern by which an input of digits is measured. */
export function digitCount(pattern: string): { min: number; max: number } | null {
  const found = /^\^\[0-9\]\{(\d+),(\d+)\}\$$/.exec(pattern);
  return found ? { min: Number(found[1]), max: Number(found[2]) } : null;
}

/** The result itself, when everything that a call reads is known. */
function evaluateExactly(term: Term, scene: Scene, facts: Facts): WorkedOut | null {
  const values: Record<string, Value> = {};
  const inside: Record<string, Record<string, Value>> = { event: {}, local: {}, contact: {} };
  for (const subject of subjectsOf(term)) {
    const value = onlyValue(lookUp(subject, scene, facts));
    if (value === undefined) return null;
    const [root = '', name, ...deeper] = subject.split('.');
    if (deeper.length > 0) return null;
    const record = name === undefined ? values : inside[root];
    if (record) record[name ?? root] = value;
  }
  const { event = {}, local = {}, contact = {} } = inside;
  try {
    const result = compileExpression(term.source, scene.variables)({ values, event, local, contact, now: 0 });
    return { possible: exactly(result, resultSort(result, term, scene)), risk: 'never' };
  } catch {
    return { possible: ANY, risk: 'certain' };
  }
}

function resultSort(result: Value, term: Term, scene: Scene): Sort {
  const declared = staticSort(term, scene);
  return declared === 'any' ? sortOf(result) : declared;
}

const sorts = new WeakMap<Term, Sort>();

const CEL_SORTS: Record<string, Sort> = {
  string: 'text',
  double: 'number',
  int: 'number',
  uint: 'number',
  bool: 'boolean',
  'google.protobuf.Timestamp': 'time',
};

/** What sort of value a term gives by its declared types alone. */
function staticSort(term: Term, scene: Scene): Sort {
  let sort = sorts.get(term);
  if (sort === undefined) {
    const checked = checkExpression(term.source, 'any', scene.variables);
    const type = checked.ok ? checked.type : 'dyn';
    sort = type.startsWith('list') ? 'list' : (CEL_SORTS[type] ?? 'any');
    sorts.set(term, sort);
  }
  return sort;
}
