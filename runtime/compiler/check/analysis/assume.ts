import type { Comparison, Term } from '#schemas/expressions/term.ts';
import type { Value } from '#schemas/flow/variable.ts';
import { allBut, bounded, EITHER, keepValues, onlyThis, onlyValue, type Possible, sortOf } from './domain.ts';
import { type Facts, keyOf, nameFacts, type Scene, withFact } from './facts.ts';
import { callKey, compareValues, digitCount, fieldNamed, workOut } from './work-out.ts';

export interface Assumption {
  scene: Scene;
  facts: Facts;
  truth: boolean;
  /** How many conditions this one stands inside of. */
  depth?: number;
}

/** More cases than this of one condition are looked at together. */
const MAX_CASES = 32;
const MAX_DEPTH = 5;

/**
 * What is known where a condition has turned out true, or false: one entry for each case in which it may, none when it never
 * can. Together they cover everything that is possible.
 */
export function assume(term: Term, assumption: Assumption): Facts[] {
  // What is nested deeper than anyone reads is taken for possible either way.
  if ((assumption.depth ?? 0) > MAX_DEPTH) return [assumption.facts];
  return limitCases(assumeOnce(term, assumption), assumption.facts);
}

/** The cases, each once; where there are too many, what was known before covers them all. */
export function limitCases(cases: Facts[], before: Facts): Facts[] {
  if (cases.length < 2) return cases;
  const different = new Map(cases.map((facts) => [nameFacts(facts), facts]));
  return different.size > MAX_CASES ? [before] : [...different.values()];
}

function assumeOnce(term: Term, assumption: Assumption): Facts[] {
  const { scene, facts, truth } = assumption;
  switch (term.is) {
    case 'not':
      return assume(term.of, { ...assumption, truth: !truth });
    case 'both':
    case 'either':
      return assumeCombined(term, assumption);
    case 'choose':
      return [true, false].flatMap((way) =>
        assume(term.when, { scene, facts, truth: way }).flatMap((known) =>
          assume(way ? term.then : term.otherwise, { scene, facts: known, truth }),
        ),
      );
    case 'compare':
      return assumeComparison(term, assumption);
    case 'among':
      return assumeAmong(term, assumption);
    case 'read':
      return refine(term, assumption, (possible) => onlyThis(possible.sort === 'boolean' ? possible : EITHER, truth));
    case 'call':
      return assumeCall(term, assumption);
    default: {
      const value = onlyValue(workOut(term, scene, facts).possible);
      return value === undefined || (value === true) === truth ? [facts] : [];
    }
  }
}

/** A chain of `&&` or of `||` is gone through once: taken apart pair by pair, every link would double the work. */
function assumeCombined(term: Combined, { scene, facts, truth, depth = 0 }: Assumption): Facts[] {
  const parts = chainOf(term);
  const all = (known: Facts[], wanted: boolean) =>
    parts.reduce((open, part) => narrowAll(open, part, { scene, facts, truth: wanted, depth: depth + 1 }), known);
  // The second round lets later parts rule out cases of earlier ones: `a.startsWith("x") && a == "y"`.
  if ((term.is === 'both') === truth) return all(all([facts], truth), truth);
  const found: Facts[] = [];
  let open: Facts[] = [facts];
  for (const part of parts) {
    found.push(...narrowAll(open, part, { scene, facts, truth, depth: depth + 1 }));
    // A part that fails does not count where another one decides; deep inside, any part is taken for one that may.
    const nested = depth > 1 && (part.is === 'both' || part.is === 'either');
    const risk = nested ? 'maybe' : workOut(part, scene, facts).risk;
    if (risk !== 'maybe' && risk !== 'certain')
      open = narrowAll(open, part, { scene, facts, truth: !truth, depth: depth + 1 });
  }
  return found;
}

export type Combined = Extract<Term, { is: 'both' | 'either' }>;

/** The parts of a chain, in the order in which they are worked out. */
export function chainOf(term: Combined): Term[] {
  const parts: Term[] = [];
  const open: Term[] = [term];
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.is === term.is) open.push(next.right, next.left);
    else parts.push(next);
  }
  return parts;
}

/** What is left of several cases where a condition holds, or does not. */
export function narrowAll(open: readonly Facts[], part: Term, { scene, facts, truth, depth }: Assumption): Facts[] {
  return limitCases(
    open.flatMap((known) => assume(part, { scene, facts: known, truth, depth })),
    facts,
  );
}

const FLIPPED: Record<Comparison, Comparison> = { '==': '==', '!=': '!=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' };
const OPPOSITE: Record<Comparison, Comparison> = { '==': '!=', '!=': '==', '<': '>=', '<=': '>', '>': '<=', '>=': '<' };

function assumeComparison(term: Extract<Term, { is: 'compare' }>, assumption: Assumption): Facts[] {
  const { scene, facts, truth } = assumption;
  const decided = onlyValue(workOut(term, scene, facts).possible);
  if (decided !== undefined) return (decided === true) === truth ? [facts] : [];
  const by = truth ? term.by : OPPOSITE[term.by];
  const left = workOut(term.left, scene, facts);
  const right = workOut(term.right, scene, facts);
  const [x, y] = [onlyValue(left.possible), onlyValue(right.possible)];
  if (y !== undefined) return refine(term.left, assumption, (possible) => compareWith(possible, by, y));
  if (x !== undefined) return refine(term.right, assumption, (possible) => compareWith(possible, FLIPPED[by], x));
  return [facts];
}

const narrowed = new WeakMap<Possible, Map<string, Possible | null>>();

/** What is left of the possible values where a comparison holds; the same question is asked again and again. */
function compareWith(possible: Possible, by: Comparison, value: Value): Possible | null {
  let known = narrowed.get(possible);
  if (!known) {
    known = new Map();
    narrowed.set(possible, known);
  }
  const name = `${by} ${typeof value} ${String(value)}`;
  let left = known.get(name);
  if (left === undefined) {
    left = narrowBy(possible, by, value);
    known.set(name, left);
  }
  return left;
}

function narrowBy(possible: Possible, by: Comparison, value: Value): Possible | null {
  if (by === '==') return onlyThis(possible, value);
  if (by === '!=') return allBut(possible, value);
  if (typeof value === 'number') return bounded(possible, by, value);
  return keepValues(
    possible,
    (candidate) => sortOf(candidate) !== sortOf(value) || compareValues(by, candidate, value),
  );
}

function assumeAmong(term: Extract<Term, { is: 'among' }>, assumption: Assumption): Facts[] {
  const { scene, facts, truth } = assumption;
  const decided = onlyValue(workOut(term, scene, facts).possible);
  if (decided !== undefined) return (decided === true) === truth ? [facts] : [];
  if (term.right.is !== 'list') {
    const field = fieldNamed(term.left, term.right);
    return [truth && field !== null ? withField(field, assumption) : facts];
  }
  const items = term.right.items.map((item) => onlyValue(workOut(item, scene, facts).possible));
  if (!truth) {
    return refine(term.left, assumption, (possible) =>
      items.reduce<Possible | null>((left, item) => (left && item !== undefined ? allBut(left, item) : left), possible),
    );
  }
  return items.flatMap((item) =>
    item === undefined ? [facts] : refine(term.left, assumption, (possible) => onlyThis(possible, item)),
  );
}

/** Where `"score" in event.answers` holds, reading `event.answers.score` cannot fail. */
function withField(subject: string, { scene, facts }: Assumption): Facts {
  const key = keyOf(subject, scene);
  const known = key === null ? undefined : facts.get(key);
  if (key === null || (known && !known.unset)) return facts;
  return withFact(facts, key, { ...known, sort: known?.sort ?? 'any', unset: undefined });
}

function assumeCall(term: Extract<Term, { is: 'call' }>, assumption: Assumption): Facts[] {
  const { scene, facts, truth } = assumption;
  const { possible } = workOut(term, scene, facts);
  const value = onlyValue(possible);
  if (value !== undefined) return (value === true) === truth ? [facts] : [];
  const [subject, argument] = term.of;
  if (term.name === 'has' && subject?.is === 'read') return [truth ? withField(subject.subject, assumption) : facts];
  const known = withFact(facts, callKey(term), { sort: 'boolean', values: [truth] });
  const given = argument && onlyValue(workOut(argument, scene, facts).possible);
  if (!subject || typeof given !== 'string' || subject.is !== 'read') return [known];
  const within = { scene, facts: known, truth };
  if (term.name === 'startsWith') {
    return refine(subject, within, (text) =>
      text.values
        ? keepValues(text, (candidate) => String(candidate).startsWith(given) === truth)
        : truth && text.sort === 'text'
          ? { ...text, prefix: given }
          : text,
    );
  }
  const counted = term.name === 'matches' ? digitCount(given) : null;
  return counted ? refine(subject, within, (text) => measure(text, counted, truth)) : [known];
}

/** A text that has, or has not, so many digits and nothing else. */
function measure(text: Possible, { min, max }: { min: number; max: number }, truth: boolean): Possible | null {
  const pattern = new RegExp(`^[0-9]{${min},${max}}$`);
  if (text.values) return keepValues(text, (candidate) => pattern.test(String(candidate)) === truth);
  if (!truth || text.sort !== 'text') return text;
  const { minLength = 0, maxLength = max, letters = DIGITS } = text;
  return {
    ...text,
    minLength: Math.max(minLength, min),
    maxLength: Math.min(maxLength, max),
    letters: [...letters].filter((letter) => DIGITS.includes(letter)).join(''),
  };
}

const DIGITS = '0123456789';

/** Narrows what is known about the subject of a condition. */
function refine(term: Term, { scene, facts }: Assumption, narrow: (possible: Possible) => Possible | null): Facts[] {
  const key = term.is === 'read' ? keyOf(term.subject, scene) : callKey(term);
  const narrowed = narrow(workOut(term, scene, facts).possible);
  if (narrowed === null) return [];
  return [key === null ? facts : withFact(facts, key, narrowed)];
}
