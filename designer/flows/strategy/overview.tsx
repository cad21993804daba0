import { VisuallyHidden } from '@mantine/core';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { CALL_EXITS } from '#schemas/nodes/call/node.ts';
import type { RetryRule } from '#schemas/strategy/retry-rule.ts';
import type { Action, Attempt, Plan, Rule, StrategyTable, TableNumber } from '#schemas/strategy/table.ts';
import classes from './strategy.module.css';

interface Line {
  key: string;
  tel: number;
  range: string;
  attempt: string;
  results: string;
  rule: Rule;
}

/** The whole strategy at a glance: every rule of every number, results with the same rule together. */
export function Overview({ table, onChoose }: { table: StrategyTable; onChoose: (tel: number) => void }) {
  const { strategy: texts } = useMessages().flows;
  const lines = useLines(table);
  const ruleText = useRuleText();
  return (
    <table className={classes.overview} aria-label={texts.overview}>
      <thead>
        <tr>
          <th scope="col">{texts.columns.number}</th>
          <th scope="col">{texts.columns.range}</th>
          <th scope="col">{texts.columns.attempt}</th>
          <th scope="col">{texts.columns.results}</th>
          <th scope="col">{texts.columns.rule}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ key, tel, range, attempt, results, rule }, index) => {
          const before = lines[index - 1];
          const isNumber = before?.tel !== tel;
          const isRange = isNumber || before?.range !== range;
          const isAttempt = isRange || before?.attempt !== attempt;
          return (
            <tr key={key} data-first={isNumber || undefined}>
              <th scope="row">
                {isNumber ? (
                  <button type="button" className={classes.link} onClick={() => onChoose(tel)}>
                    TEL{tel}
                  </button>
                ) : (
                  <VisuallyHidden>TEL{tel}</VisuallyHidden>
                )}
              </th>
              <td>{isRange ? range : <VisuallyHidden>{range}</VisuallyHidden>}</td>
              <td>{isAttempt ? attempt : <VisuallyHidden>{attempt}</VisuallyHidden>}</td>
              <td>{results}</td>
              <td data-missing={rule.action.do === 'none' || undefined}>{ruleText(rule)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function useLines({ numbers }: StrategyTable): Line[] {
  const { strategy: texts } = useMessages().flows;
  const plain = (number: TableNumber, { range, action }: { range: string; action: Action }): Line => ({
    key: `${number.terms.tel} ${range}`,
    tel: number.terms.tel,
    range,
    attempt: '',
    results: '',
    rule: { message: null, sms: null, action },
  });
  const ofPlan = (number: TableNumber, range: string, plan: Plan): Line[] => {
    const { tel } = number.terms;
    if (plan.type === 'drawn') {
      const action: Action = plan.node === null ? { do: 'none' } : { do: 'drawn', node: plan.node };
      return [plain(number, { range, action })];
    }
    const count = plan.attempts.length;
    return plan.attempts.flatMap((attempt, index) =>
      sameRules(attempt).map(({ exits, rule }) => ({
        key: `${tel} ${range} ${index} ${exits.join(' ')}`,
        tel,
        range,
        attempt:
          count === 1 ? texts.plan.only : index === count - 1 ? texts.plan.others : texts.plan.attempt(index + 1),
        results: exits.map((exit) => texts.results[exit]).join(', '),
        rule,
      })),
    );
  };
  return numbers.flatMap((number): Line[] => {
    const { week, preliminary } = number;
    const before = [
      ...(preliminary ? ofPlan(number, texts.plan.preliminary, preliminary) : []),
      plain(number, { range: texts.terms.missing, action: number.missing }),
    ];
    if (week.type === 'always') return [...before, ...ofPlan(number, texts.plan.always, week.plan)];
    if (week.type === 'drawn') return [...before, ...ofPlan(number, texts.plan.always, week)];
    return [
      ...before,
      ...week.ranges.flatMap((range, index) => ofPlan(number, range.label || texts.week.range(index + 1), range.plan)),
      plain(number, { range: texts.terms.outside, action: week.outside }),
    ];
  });
}

/** The results of an attempt by rule, in the order in which the rules come first. */
function sameRules({ rules }: Attempt): { exits: (keyof Attempt['rules'])[]; rule: Rule }[] {
  const groups = new Map<string, { exits: (keyof Attempt['rules'])[]; rule: Rule }>();
  for (const exit of CALL_EXITS) {
    const key = JSON.stringify(rules[exit]);
    const group = groups.get(key) ?? { exits: [], rule: rules[exit] };
    group.exits.push(exit);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function useRuleText(): (rule: Rule) => string {
  const { action: texts, days } = useMessages().flows.strategy;
  const when = ({ mode, amount, unit, day, time }: RetryRule): string => {
    if (mode === 'next-range') return texts.modes[mode];
    if (mode !== 'day-hour') return `${texts.modes[mode]} ${amount} ${texts.units[unit]}`;
    const name = { 'any-day': texts.anyDay, 'working-day': texts.workingDay, ...days }[day];
    return `${texts.modes[mode]} ${name} ${time}`;
  };
  return ({ message, sms, action }) =>
    [
      message && texts.withMessage,
      sms && texts.withSms,
      action.do === 'retry'
        ? `${texts.options.retry} TEL${action.tel}, ${when(action.rule)}`
        : texts.options[action.do],
    ]
      .filter(Boolean)
      .join(' · ');
}
