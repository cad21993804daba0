import { CALL_EXITS, type CallExit } from '#schemas/nodes/call/node.ts';
import { phoneNumberConfig } from '#schemas/nodes/phone-number/node.ts';
import { MAX_RANGES } from '#schemas/nodes/time-ranges/config.ts';
import { RETRY_DEFAULT } from '#schemas/strategy/retry-rule.ts';
import type { Action, Attempt, Plan, Rule, StrategyTable, TableNumber, TableRange } from '#schemas/strategy/table.ts';
import { MAX_TEL } from '#schemas/strategy/tel.ts';
import { WEEKDAYS } from '#schemas/strategy/week.ts';

/** A part of a number whose calls have rules: its preliminary calls, a range, or the whole week. */
export type PlanPlace = { type: 'preliminary' } | { type: 'always' } | { type: 'range'; id: string };

export interface RulePlace {
  tel: number;
  plan: PlanPlace;
  attempt: number;
}

export function changeNumber(
  table: StrategyTable,
  tel: number,
  change: (number: TableNumber) => TableNumber,
): StrategyTable {
  return { numbers: table.numbers.map((number) => (number.terms.tel === tel ? change(number) : number)) };
}

export function changePlan(
  table: StrategyTable,
  { tel, plan: place }: Omit<RulePlace, 'attempt'>,
  change: (attempts: Attempt[]) => Attempt[],
): StrategyTable {
  const changed = (plan: Plan): Plan =>
    plan.type === 'attempts' ? { ...plan, attempts: change(plan.attempts) } : plan;
  return changeNumber(table, tel, (number) => {
    const { week, preliminary } = number;
    if (place.type === 'preliminary') return { ...number, preliminary: preliminary && changed(preliminary) };
    if (place.type === 'always') {
      return week.type === 'always' ? { ...number, week: { ...week, plan: changed(week.plan) } } : number;
    }
    if (week.type !== 'ranges') return number;
    const ranges = week.ranges.map((range) =>
      range.id === place.id ? { ...range, plan: changed(range.plan) } : range,
    );
    return { ...number, week: { ...week, ranges } };
  });
}

/** Sets the rule of some results of one attempt. */
export function setRules(
  table: StrategyTable,
  place: RulePlace,
  exits: readonly CallExit[],
  rule: Rule,
): StrategyTable {
  return changePlan(table, place, (attempts) =>
    attempts.map((attempt, index) =>
      index === place.attempt
        ? { ...attempt, rules: { ...attempt.rules, ...Object.fromEntries(exits.map((exit) => [exit, rule])) } }
        : attempt,
    ),
  );
}

/** The number after the last one, with a week to begin with. */
export function addNumber(table: StrategyTable): { table: StrategyTable; tel: number } {
  const tel = Math.max(0, ...table.numbers.map(({ terms }) => terms.tel)) + 1;
  if (tel > MAX_TEL) return { table, tel: MAX_TEL };
  const number: TableNumber = {
    terms: phoneNumberConfig.parse({ tel, column: `TEL${tel}` }),
    missing: { do: 'give-up' },
    preliminary: null,
    week: weekOf(tel),
  };
  return { table: { numbers: [...table.numbers, number] }, tel };
}

/** Retries that meant the number wait for the first of those that stay. */
export function removeNumber(table: StrategyTable, tel: number): StrategyTable {
  const numbers = table.numbers.filter(({ terms }) => terms.tel !== tel);
  const first = numbers[0]?.terms.tel;
  if (first === undefined) return { numbers };
  return mapActions({ numbers }, (action) =>
    action.do === 'retry' && action.tel === tel ? { ...action, tel: first } : action,
  );
}

export function addRange(table: StrategyTable, tel: number): StrategyTable {
  return changeNumber(table, tel, (number) => {
    const { week } = number;
    if (week.type !== 'ranges') return { ...number, week: weekOf(tel) };
    if (week.ranges.length >= MAX_RANGES) return number;
    const taken = new Set(week.ranges.map(({ id }) => id));
    let id = week.ranges.length + 1;
    while (taken.has(`${id}`)) id += 1;
    const range: TableRange = { id: `${id}`, label: '', hours: [], plan: startingPlan(tel) };
    return { ...number, week: { ...week, ranges: [...week.ranges, range] } };
  });
}

export function removeRange(table: StrategyTable, tel: number, id: string): StrategyTable {
  return changeNumber(table, tel, (number) => {
    const { week } = number;
    if (week.type !== 'ranges' || week.ranges.length < 2) return number;
    return { ...number, week: { ...week, ranges: week.ranges.filter((range) => range.id !== id) } };
  });
}

/** The attempt before the last, which begins with the rules of the last. */
export function addAttempt(attempts: Attempt[]): Attempt[] {
  const last = attempts.at(-1);
  return last ? [...attempts.slice(0, -1), last, last] : attempts;
}

export function emptyRule(action: Action = { do: 'none' }): Rule {
  return { message: null, sms: null, action };
}

export const UNANSWERED: readonly CallExit[] = CALL_EXITS.filter((exit) => exit !== 'answered');

export function sameRules(attempt: Attempt, exits: readonly CallExit[]): boolean {
  return new Set(exits.map((exit) => JSON.stringify(attempt.rules[exit]))).size <= 1;
}

function weekOf(tel: number): TableNumber['week'] {
  const hours = WEEKDAYS.slice(0, 5).map((day) => ({ day, from: '09:00', to: '18:00' }));
  return {
    type: 'ranges',
    ranges: [{ id: '1', label: '', hours, plan: startingPlan(tel) }],
    outside: { do: 'retry', tel, rule: { ...RETRY_DEFAULT, mode: 'next-range' } },
  };
}

/** One try again in the next range, then the record is given up: something that ends, to be made better. */
export function startingPlan(tel: number): Plan {
  const attempt = (unanswered: Action): Attempt => ({
    ringSeconds: 25,
    // `Object.fromEntries` forgets the names it is given; these are all of them.
    rules: Object.fromEntries(
      CALL_EXITS.map((exit) => [exit, emptyRule(exit === 'answered' ? { do: 'finished' } : unanswered)]),
    ) as Attempt['rules'],
  });
  const again: Action = { do: 'retry', tel, rule: { ...RETRY_DEFAULT, mode: 'next-range' } };
  return { type: 'attempts', attempts: [attempt(again), attempt({ do: 'give-up' })] };
}

function mapActions(table: StrategyTable, change: (action: Action) => Action): StrategyTable {
  const mapPlan = (plan: Plan): Plan =>
    plan.type === 'drawn'
      ? plan
      : {
          ...plan,
          attempts: plan.attempts.map((attempt) => ({
            ...attempt,
            rules: Object.fromEntries(
              CALL_EXITS.map((exit) => {
                const rule = attempt.rules[exit];
                return [exit, { ...rule, action: change(rule.action) }];
              }),
            ) as Attempt['rules'],
          })),
        };
  const mapWeek = (week: TableNumber['week']): TableNumber['week'] => {
    if (week.type === 'always') return { ...week, plan: mapPlan(week.plan) };
    if (week.type === 'drawn') return week;
    const ranges = week.ranges.map((range) => ({ ...range, plan: mapPlan(range.plan) }));
    return { ...week, ranges, outside: change(week.outside) };
  };
  return {
    numbers: table.numbers.map((number) => ({
      ...number,
      missing: change(number.missing),
      preliminary: number.preliminary && mapPlan(number.preliminary),
      week: mapWeek(number.week),
    })),
  };
}
