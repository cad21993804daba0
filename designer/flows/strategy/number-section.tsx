import { Button, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { RETRY_DEFAULT } from '#schemas/strategy/retry-rule.ts';
import { placeOf, type StrategyTable, type TableNumber } from '#schemas/strategy/table.ts';
import { useEditor } from '../editor/editor.ts';
import { ActionCell } from './action-cell.tsx';
import { changeNumber, emptyRule, startingPlan } from './change-table.ts';
import { PlanSection } from './plan-section.tsx';
import classes from './strategy.module.css';
import { type ChangeTable, useSelectNode } from './use-table.ts';
import { WeekSection } from './week-section.tsx';
import { WhenFields } from './when-fields.tsx';

interface NumberSectionProps {
  number: TableNumber;
  table: StrategyTable;
  places: ReadonlyMap<string, string>;
  change: ChangeTable;
  onShowDrawing: () => void;
}

/** One number: its terms, its week, and the rules of its calls. */
export function NumberSection({ number, table, places, change, onShowDrawing }: NumberSectionProps) {
  const { strategy: texts } = useMessages().flows;
  const { tel } = number.terms;
  const tels = table.numbers.map(({ terms }) => terms.tel);
  const shared = { tel, tels, places, change, onShowDrawing };
  const { week, preliminary } = number;
  return (
    <>
      <Terms number={number} tels={tels} places={places} change={change} />
      {preliminary && (
        <PlanSection {...shared} title={texts.plan.preliminary} plan={preliminary} place={{ type: 'preliminary' }} />
      )}
      <WeekSection number={number} table={table} change={change} onShowDrawing={onShowDrawing} />
      {week.type === 'always' && (
        <PlanSection {...shared} title={texts.plan.always} plan={week.plan} place={{ type: 'always' }} />
      )}
      {week.type === 'ranges' &&
        week.ranges.map((range, index) => (
          <PlanSection
            key={range.id}
            {...shared}
            title={range.label || texts.week.range(index + 1)}
            tone={index}
            plan={range.plan}
            place={{ type: 'range', id: range.id }}
          />
        ))}
      {week.type === 'ranges' && (
        <div className={classes.outside}>
          <span className={classes.label}>{texts.terms.outside}</span>
          <ActionCell
            label={texts.action.label(texts.terms.outside)}
            action={week.outside}
            tel={tel}
            tels={tels}
            onChange={(outside) => change((current) => changeNumber(current, tel, (one) => withOutside(one, outside)))}
          />
        </div>
      )}
    </>
  );
}

function withOutside(number: TableNumber, outside: TableNumber['missing']): TableNumber {
  return number.week.type === 'ranges' ? { ...number, week: { ...number.week, outside } } : number;
}

interface TermsProps extends Pick<NumberSectionProps, 'number' | 'places' | 'change'> {
  tels: readonly number[];
}

/** What is decided most often about a number; everything else is in the properties of its node. */
function Terms({ number, tels, places, change }: TermsProps) {
  const { readOnly } = useEditor();
  const { terms: texts, plan: planTexts, action: actionTexts } = useMessages().flows.strategy;
  const select = useSelectNode();
  const { terms } = number;
  const { tel, maximum } = terms;
  const set = (part: Partial<TableNumber['terms']>, coalesce?: string) =>
    change((table) => changeNumber(table, tel, (one) => ({ ...one, terms: { ...one.terms, ...part } })), coalesce);
  const setPreliminary = (count: number) =>
    change((table) =>
      changeNumber(table, tel, (one) => ({
        ...one,
        terms: {
          ...one.terms,
          preliminary: Array.from({ length: count }, (_, index) => one.terms.preliminary[index] ?? RETRY_DEFAULT),
        },
        preliminary: count === 0 ? null : (one.preliminary ?? preliminaryPlan(tel)),
      })),
    );
  return (
    <div className={classes.terms}>
      <TextInput
        size="xs"
        w={170}
        label={texts.column}
        value={terms.column}
        readOnly={readOnly}
        onChange={({ currentTarget: { value } }) => value.trim() !== '' && set({ column: value }, `column ${tel}`)}
      />
      <NativeSelect
        size="xs"
        label={texts.period}
        value={maximum.period}
        disabled={readOnly}
        data={PERIODS.map((value) => ({ value, label: texts.periods[value] }))}
        onChange={({ currentTarget: { value } }) =>
          set({ maximum: { ...maximum, period: PERIODS.find((period) => period === value) ?? 'none' } })
        }
      />
      {maximum.period !== 'none' && (
        <Count
          label={texts.calls}
          value={maximum.calls}
          max={1000}
          onChange={(calls) => set({ maximum: { ...maximum, calls } })}
        />
      )}
      {maximum.period === 'days' && (
        <Count
          label={texts.days}
          value={maximum.days}
          max={365}
          onChange={(days) => set({ maximum: { ...maximum, days } })}
        />
      )}
      <Count label={texts.preliminary} value={terms.preliminary.length} min={0} max={10} onChange={setPreliminary} />
      <div>
        <div className={classes.label} aria-hidden>
          {texts.missing}
        </div>
        <ActionCell
          label={actionTexts.label(texts.missing)}
          action={number.missing}
          tel={tel}
          tels={tels}
          onChange={(missing) => change((table) => changeNumber(table, tel, (one) => ({ ...one, missing })))}
        />
      </div>
      <Button variant="subtle" onClick={() => select(places.get(placeOf.number(tel)))}>
        {texts.more}
      </Button>
      {terms.preliminary.map((rule, index) => (
        // The order is all that tells these calls apart.
        <div key={index} className={classes.preliminary}>
          <span className={classes.label}>{planTexts.preliminaryRule(index + 1)}</span>
          <WhenFields
            rule={rule}
            onChange={(next) =>
              set(
                { preliminary: terms.preliminary.map((one, at) => (at === index ? next : one)) },
                `preliminary ${index}`,
              )
            }
          />
        </div>
      ))}
    </div>
  );
}

const PERIODS = ['none', 'week', 'month', 'days'] as const;

/** An answer ends it; everything else is repeated as the preliminary call says. */
function preliminaryPlan(tel: number): TableNumber['preliminary'] {
  const plan = startingPlan(tel);
  if (plan.type !== 'attempts') return plan;
  const attempts = plan.attempts.slice(-1).map((attempt) => {
    const again = emptyRule({ do: 'preliminary' });
    const rules = { ...attempt.rules };
    for (const exit of Object.keys(rules) as (keyof typeof rules)[]) if (exit !== 'answered') rules[exit] = again;
    rules['limit-reached'] = emptyRule({ do: 'give-up' });
    return { ...attempt, rules };
  });
  return { ...plan, attempts };
}

interface CountProps {
  label: string;
  value: number;
  min?: number;
  max: number;
  onChange: (value: number) => void;
}

function Count({ label, value, min = 1, max, onChange }: CountProps) {
  const { readOnly } = useEditor();
  return (
    <NumberInput
      size="xs"
      w={110}
      label={label}
      value={value}
      min={min}
      max={max}
      clampBehavior="strict"
      allowDecimal={false}
      readOnly={readOnly}
      onChange={(next) => typeof next === 'number' && onChange(next)}
    />
  );
}
