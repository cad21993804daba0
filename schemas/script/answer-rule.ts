import type { Value } from '#schemas/flow/variable.ts';

/** What an answer must be, in a form that travels inside an expression: page and machine check by the same rule. */
export type AnswerRule = { required: boolean } & (
  | { is: 'text'; max: number }
  | { is: 'phone' }
  | { is: 'email' }
  | { is: 'number'; min: number; max: number; whole: boolean }
  | { is: 'boolean' }
  | { is: 'one-of'; codes: string[] }
  | { is: 'some-of'; codes: string[]; min: number; max: number }
  | { is: 'matrix'; rows: string[]; codes: string[] }
  | { is: 'date'; allowed: 'any' | 'past' | 'future' }
  | { is: 'appointment'; minDays: number; maxDays: number; fromHour: number; toHour: number; weekends: boolean }
);

/** Why an answer is not accepted, with the numbers that its text needs. */
export interface AnswerProblem {
  code:
    | 'required'
    | 'too-long'
    | 'not-a-phone'
    | 'not-an-email'
    | 'not-a-number'
    | 'not-whole'
    | 'too-small'
    | 'too-large'
    | 'not-a-choice'
    | 'too-few'
    | 'too-many'
    | 'incomplete'
    | 'not-a-date'
    | 'not-past'
    | 'not-future'
    | 'too-early'
    | 'too-late'
    | 'closed-hours'
    | 'weekend'
    | 'not-true';
  limit?: number;
}

export interface AnswerMoment {
  /** Milliseconds since 1970. */
  now: number;
  /** IANA name. */
  timeZone: string;
}

const DAY_MS = 86_400_000;

/** What is wrong with an answer; null when it may stand. An empty one is only wrong where one is required. */
export function findAnswerProblem(rule: AnswerRule, answer: Value, moment: AnswerMoment): AnswerProblem | null {
  if (isUnanswered(answer)) return rule.required ? { code: 'required' } : null;
  return CHECK[rule.is](rule as never, answer, moment);
}

/** Whether nothing was answered; `false` and 0 are answers. */
export function isUnanswered(answer: Value | undefined): answer is undefined | null | '' | [] {
  return answer === undefined || answer === null || answer === '' || (Array.isArray(answer) && answer.length === 0);
}

type RuleOf<K extends AnswerRule['is']> = Extract<AnswerRule, { is: K }>;
type Check<K extends AnswerRule['is']> = (rule: RuleOf<K>, answer: Value, moment: AnswerMoment) => AnswerProblem | null;

const CHECK: { [K in AnswerRule['is']]: Check<K> } = {
  text: ({ max }, answer) => {
    if (typeof answer !== 'string') return { code: 'not-a-choice' };
    return answer.length > max ? { code: 'too-long', limit: max } : null;
  },
  phone: (_, answer) =>
    typeof answer === 'string' && /^\+?[0-9]{4,15}$/.test(answer.replace(/[ .()/-]/g, ''))
      ? null
      : { code: 'not-a-phone' },
  email: (_, answer) =>
    typeof answer === 'string' && /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(answer) ? null : { code: 'not-an-email' },
  number: ({ min, max, whole }, answer) => {
    if (typeof answer !== 'number' || !Number.isFinite(answer)) return { code: 'not-a-number' };
    if (whole && !Number.isInteger(answer)) return { code: 'not-whole' };
    if (answer < min) return { code: 'too-small', limit: min };
    return answer > max ? { code: 'too-large', limit: max } : null;
  },
  boolean: (_, answer) => (typeof answer === 'boolean' ? null : { code: 'not-a-choice' }),
  'one-of': ({ codes }, answer) =>
    typeof answer === 'string' && codes.includes(answer) ? null : { code: 'not-a-choice' },
  'some-of': ({ codes, min, max }, answer) => {
    if (!Array.isArray(answer) || !answer.every((code) => typeof code === 'string' && codes.includes(code))) {
      return { code: 'not-a-choice' };
    }
    const count = new Set(answer).size;
    if (count < min) return { code: 'too-few', limit: min };
    return count > max ? { code: 'too-many', limit: max } : null;
  },
  matrix: ({ rows, codes, required }, answer) => {
    const lines = readMatrix(answer);
    if (!lines?.every(({ row, answer: code }) => rows.includes(row) && codes.includes(code))) {
      return { code: 'not-a-choice' };
    }
    const answered = new Set(lines.map(({ row }) => row));
    return required && answered.size < rows.length ? { code: 'incomplete' } : null;
  },
  date: ({ allowed }, answer, { now, timeZone }) => {
    const day = typeof answer === 'string' ? dayOf(answer) : undefined;
    if (day === undefined) return { code: 'not-a-date' };
    const today = localDay(now, timeZone);
    if (allowed === 'past' && day > today) return { code: 'not-past' };
    return allowed === 'future' && day < today ? { code: 'not-future' } : null;
  },
  appointment: (rule, answer, { now, timeZone }) => {
    const at = typeof answer === 'string' ? Date.parse(answer) : Number.NaN;
    if (Number.isNaN(at)) return { code: 'not-a-date' };
    const days = (Date.parse(localDay(at, timeZone)) - Date.parse(localDay(now, timeZone))) / DAY_MS;
    if (at < now || days < rule.minDays) return { code: 'too-early', limit: rule.minDays };
    if (days > rule.maxDays) return { code: 'too-late', limit: rule.maxDays };
    const { hour, minute, weekday } = localTime(at, timeZone);
    if (!rule.weekends && (weekday === 'Sat' || weekday === 'Sun')) return { code: 'weekend' };
    const hours = hour + minute / 60;
    return hours < rule.fromHour || hours >= rule.toHour ? { code: 'closed-hours' } : null;
  },
};

/** One line of a matrix: which answer was given to which row. */
export type MatrixLine = { row: string; answer: string };

/** The lines of a matrix answer; undefined for anything else. */
export function readMatrix(answer: Value | undefined): MatrixLine[] | undefined {
  if (!Array.isArray(answer)) return undefined;
  const lines = answer.flatMap((line) =>
    typeof line === 'object' &&
    line !== null &&
    !Array.isArray(line) &&
    typeof line.row === 'string' &&
    typeof line.answer === 'string'
      ? [{ row: line.row, answer: line.answer }]
      : [],
  );
  return lines.length === answer.length ? lines : undefined;
}

/** The day of a date answer (2026-03-02, or the same as the moment at which that day begins in UTC). */
function dayOf(answer: string): string | undefined {
  const day = answer.slice(0, 10);
  return /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(answer)) ? day : undefined;
}

function localDay(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
}

function localTime(at: number, timeZone: string): { hour: number; minute: number; weekday: string } {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    weekday: 'short',
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (type: string) => parts.find((found) => found.type === type)?.value ?? '';
  return { hour: Number(part('hour')), minute: Number(part('minute')), weekday: part('weekday') };
}
