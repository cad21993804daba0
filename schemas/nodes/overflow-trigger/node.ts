import { z } from 'zod';
import { queueMeasure } from '#schemas/effects/queue.ts';
import { allDifferent } from '../all-different.ts';
import { branchId } from '../branch-id.ts';
import { variableName } from '../evaluated.ts';
import { field } from '../fields.ts';
import { menuChoice } from '../menu/node.ts';
import { defineNode } from '../node-kind.ts';
import { compileOverflowTrigger } from './compile.ts';
import { texts } from './text.ts';

/** Longer waits than this are not predicted, and are no overflow any more but a night. */
const MAX_PREDICTED_SECONDS = 4 * 3600;
const MAX_LOOPS = 1000;
const MAX_CALLERS = 9999;

/** One thing to be watched (S84); which of the numbers counts depends on the measure. */
const overflowCondition = z.strictObject({
  measure: field(queueMeasure, { widget: 'select' }),
  seconds: field(z.number().int().min(0).max(MAX_PREDICTED_SECONDS).default(120), {
    widget: 'duration',
    unit: 'seconds',
    when: { field: 'measure', is: ['predicted-wait'] },
  }),
  loops: field(z.number().int().min(1).max(MAX_LOOPS).default(3), {
    widget: 'number',
    unit: 'times',
    when: { field: 'measure', is: ['loops'] },
  }),
  callers: field(z.number().int().min(0).max(MAX_CALLERS).default(10), {
    widget: 'number',
    when: { field: 'measure', is: ['callers'] },
  }),
});
export type OverflowCondition = z.infer<typeof overflowCondition>;

const trigger = z.strictObject({
  id: branchId,
  label: field(z.string().max(100), { widget: 'text' }),
  match: field(z.enum(['any', 'all']).default('any'), { widget: 'select' }),
  conditions: field(
    z
      .array(overflowCondition)
      .min(1)
      .max(4)
      .default([{ measure: 'predicted-wait', seconds: 120, loops: 3, callers: 10 }])
      .refine((conditions) => allDifferent(conditions.map(({ measure }) => measure)), 'duplicate-measure'),
    { widget: 'list' },
  ),
});
export type OverflowTrigger = z.infer<typeof trigger>;

const config = z.strictObject({
  /** None where only keys lead out of the wait. */
  triggers: field(
    z
      .array(trigger)
      .max(20)
      .refine((triggers) => allDifferent(triggers.map(({ id }) => id)), 'duplicate-trigger'),
    { widget: 'list' },
  ),
  /** Keys that the waiting caller may press at any time (S83: interactive menu). */
  choices: field(
    z
      .array(menuChoice)
      .max(12)
      .default([])
      .refine((choices) => allDifferent(choices.map(({ key }) => key)), 'duplicate-key'),
    { widget: 'list' },
  ),
  valueVariable: field(variableName.default(''), {
    widget: 'variable',
    reference: 'variable',
    writes: true,
    accepts: ['number'],
    optional: true,
    advanced: true,
  }),
});

export const overflowTriggerConfig = config.refine(({ triggers, choices }) => triggers.length + choices.length > 0, {
  error: 'trigger-none',
  path: ['triggers'],
});
export type OverflowTriggerConfig = z.infer<typeof overflowTriggerConfig>;

/** Where an overflow flow waits with its caller until something calls for overflow, the caller asks for it, or an agent answers. */
export const overflowTrigger = defineNode({
  kind: 'overflow-trigger',
  category: 'queue',
  icon: 'hourglass-high',
  flowKinds: ['overflow'],
  config: overflowTriggerConfig,
  initial: (): OverflowTriggerConfig => ({
    triggers: [
      {
        id: '1',
        label: '',
        match: 'any',
        conditions: [{ measure: 'predicted-wait', seconds: 120, loops: 3, callers: 10 }],
      },
    ],
    choices: [],
    valueVariable: '',
  }),
  exits: (config) => [
    ...config.triggers.map((each) => ({ id: `trigger-${each.id}`, label: each.label || describeTrigger(each) })),
    ...config.choices.map(({ key, label }) => ({ id: `key-${key}`, label: `${key} ${label}`.trim() })),
    { id: 'error', optional: true },
  ],
  summary: (config) =>
    [...config.triggers.map(describeTrigger), config.choices.map(({ key }) => key).join(' ')]
      .filter(Boolean)
      .join(' | '),
  compile: compileOverflowTrigger,
  texts,
});

/** In signs, which need no translation: `> 120 s & ☎ > 10`. */
function describeTrigger({ match, conditions }: OverflowTrigger): string {
  return conditions.map((condition) => SIGNS[condition.measure](condition)).join(match === 'all' ? ' & ' : ' / ');
}

const SIGNS: Record<OverflowCondition['measure'], (condition: OverflowCondition) => string> = {
  'predicted-wait': ({ seconds }) => `> ${seconds} s`,
  loops: ({ loops }) => `↻ ≥ ${loops}`,
  callers: ({ callers }) => `☎ > ${callers}`,
  'no-agents': () => '☺ = 0',
};
