import { z } from 'zod';
import { field } from '#schemas/nodes/fields.ts';
import { timeOfDay, weekday } from './week.ts';

/** When a record is called again. */
export const retryRuleShape = {
  mode: field(z.enum(['delay', 'not-before', 'next-range', 'day-hour']).default('delay'), { widget: 'select' }),
  amount: field(z.number().int().min(1).max(1000).default(1), {
    widget: 'number',
    when: { field: 'mode', is: ['delay', 'not-before'] },
  }),
  unit: field(z.enum(['minutes', 'hours', 'days']).default('hours'), {
    widget: 'select',
    when: { field: 'mode', is: ['delay', 'not-before'] },
  }),
  day: field(z.enum(['any-day', 'working-day', ...weekday.options]).default('any-day'), {
    widget: 'select',
    when: { field: 'mode', is: ['day-hour'] },
  }),
  time: field(timeOfDay.default('09:00'), { widget: 'text', when: { field: 'mode', is: ['day-hour'] } }),
};

export const retryRule = z.strictObject(retryRuleShape);
export type RetryRule = z.infer<typeof retryRule>;

export const RETRY_DEFAULT: RetryRule = { mode: 'delay', amount: 1, unit: 'hours', day: 'any-day', time: '09:00' };

const UNIT_MS = { minutes: 60_000, hours: 3_600_000, days: 86_400_000 };

/** The shortest time a rule can make a record wait, in milliseconds. */
export function leastWaitMs(rule: RetryRule): number {
  return rule.mode === 'delay' || rule.mode === 'not-before' ? rule.amount * UNIT_MS[rule.unit] : 0;
}

/** A rule in a few signs that need no translation, for the canvas: `+ 2 h`, `≥ 2 d`, `▸`, `mon 09:00`. */
export function summariseRule(rule: RetryRule): string {
  const amount = `${rule.amount} ${{ minutes: 'min', hours: 'h', days: 'd' }[rule.unit]}`;
  const summaries = {
    delay: () => `+ ${amount}`,
    'not-before': () => `≥ ${amount}`,
    'next-range': () => '→ ▦',
    'day-hour': () => `→ ${rule.time}`,
  };
  return summaries[rule.mode]();
}
