import { NativeSelect, NumberInput } from '@mantine/core';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { TimeInput } from '#designer/ui/time-input.tsx';
import { type RetryRule, retryRule } from '#schemas/strategy/retry-rule.ts';
import { minutesOf, timeText, WEEKDAYS } from '#schemas/strategy/week.ts';
import { useEditor } from '../editor/editor.ts';
import classes from './strategy.module.css';

interface WhenFieldsProps {
  rule: RetryRule;
  onChange: (rule: RetryRule) => void;
}

/** When to call again, in one line. */
export function WhenFields({ rule, onChange }: WhenFieldsProps) {
  const { readOnly } = useEditor();
  const { action: texts, shortDays } = useMessages().flows.strategy;
  // The values of these selects are the options of the schema, which parses them back into its types.
  const set = (part: Record<string, string | number>) => onChange(retryRule.parse({ ...rule, ...part }));
  const choose = (label: string, field: 'mode' | 'unit' | 'day', names: Record<string, string>) => (
    <NativeSelect
      size="xs"
      w={WIDTHS[field]}
      aria-label={label}
      value={rule[field]}
      disabled={readOnly}
      data={Object.entries(names).map(([value, name]) => ({ value, label: name }))}
      onChange={({ currentTarget: { value } }) => set({ [field]: value })}
    />
  );
  return (
    <span className={classes.when}>
      {choose(texts.mode, 'mode', texts.modes)}
      {(rule.mode === 'delay' || rule.mode === 'not-before') && (
        <>
          <NumberInput
            size="xs"
            w={64}
            aria-label={texts.amount}
            value={rule.amount}
            min={1}
            max={1000}
            clampBehavior="strict"
            allowDecimal={false}
            readOnly={readOnly}
            onChange={(amount) => typeof amount === 'number' && set({ amount })}
          />
          {choose(texts.unit, 'unit', texts.units)}
        </>
      )}
      {rule.mode === 'day-hour' && (
        <>
          {choose(texts.day, 'day', {
            'any-day': texts.anyDay,
            'working-day': texts.workingDay,
            ...Object.fromEntries(WEEKDAYS.map((day) => [day, shortDays[day]])),
          })}
          <TimeInput
            label={texts.time}
            value={minutesOf(rule.time)}
            disabled={readOnly}
            onChange={(minutes) => minutes !== null && minutes < LAST_TIME && set({ time: timeText(minutes) })}
          />
        </>
      )}
    </span>
  );
}

/** Wide enough for the options in either language, and the same on every line. */
const WIDTHS = { mode: 120, unit: 86, day: 104 };

/** Midnight is the beginning of a day, not its end. */
const LAST_TIME = 24 * 60;
