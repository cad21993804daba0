import type { Comparison, Term } from '#schemas/expressions/term.ts';
import { allBut, bounded, EITHER, keepValues, onlyThis, onlyValue, type Possible, sortOf } from './domain.ts';
import { type Facts, keyOf, nameFacts, type Scene, withFact } from './facts.ts';
import { callKey, compareValues, digitCount, fieldNamed, type WorkedOut, workOut } from './work-out.ts';

export interface Assumption {
  scene: Scene;
  facts: Facts;
  truth: boolean;
}

/** More cases than this of one condition are looked at together. */
const MAX_CASES = 32;

/**
 * What is known where a condition has turned out true, or false: one entry for each case in which it may, none when it never
 * can. Together they cover everything that is possible.
 */
export function assume(term: Term, assumption: Assumption): Facts[] {
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
      return assume(term.of, { scene, facts, truth: !truth });
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

function assumeCombined(term: Extract<Term, { is: 'both' | 'either' }>, { scene, facts, truth }: Assumption): Facts[] {
  const needsBoth = (term.is === 'both') === truth;
  const lefts = assume(term.left, { scene, facts, truth });
  if (needsBoth) {
    const both = lefts.flatMap((known) => assume(term.right, { scene, facts: known, truth }));
    // What the right side says may rule out a case of the left one: `a.startsWith("x") && a == "y"`.
    return both.flatMap((known) => assume(term.left, { scene, facts: known, truth }));
  }
  const rights = assume(term.left, { scene, facts, truth: !truth }).flatMap((known) =>
    assume(term.right, { scene, facts: known, truth }),
  );
  const { risk } = workOut(term.left, scene, facts);
  // A side that fails does not count where the other one decides.
  const despite = risk === 'maybe' || risk === 'certain' ? assume(term.right, { scene, facts, truth }) : [];
  return [...lefts, ...rights, ...despite];
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

function compareWith(
  possible: Possible,
  by: Comparison,
  value: NonNullable<WorkedOut['possible']['values']>[number],
): Possible | null {
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
