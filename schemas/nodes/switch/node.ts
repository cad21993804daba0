import { z } from 'zod';
import { allDifferent } from '../all-different.ts';
import { branchId } from '../branch-id.ts';
import { expressionText } from '../evaluated.ts';
import { field } from '../fields.ts';
import { defineNode } from '../node-kind.ts';
import { compileSwitch } from './compile.ts';
import { texts } from './text.ts';

export const switchCase = z.strictObject({
  id: branchId,
  /** A text, a number or true/false, as one writes it; empty for a variable that holds nothing. */
  equals: field(z.string().max(200), { widget: 'text' }),
  label: field(z.string().max(100).default(''), { widget: 'text' }),
});

export const switchConfig = z.strictObject({
  value: field(expressionText, { widget: 'expression', evaluated: 'any' }),
  cases: field(
    z
      .array(switchCase)
      .min(1)
      .max(100)
      .refine((cases) => allDifferent(cases.map(({ id }) => id)), 'duplicate-branch')
      .refine((cases) => allDifferent(cases.map(({ equals }) => equals)), 'duplicate-value'),
    { widget: 'list' },
  ),
});
export type SwitchConfig = z.infer<typeof switchConfig>;

/** Compares one value with a list of values, each of which has its exit. */
export const switchNode = defineNode({
  kind: 'switch',
  category: 'logic',
  icon: 'list-tree',
  flowKinds: ['ivr', 'overflow', 'strategy', 'script'],
  config: switchConfig,
  initial: (): SwitchConfig => ({ value: '', cases: [{ id: '1', equals: '', label: '' }] }),
  exits: (config) => [
    ...config.cases.map(({ id, label, equals }) => ({ id: `case-${id}`, label: label || equals || '“”' })),
    { id: 'otherwise' },
    { id: 'error', optional: true },
  ],
  summary: (config) => config.value,
  compile: compileSwitch,
  texts,
});
