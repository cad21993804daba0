import { z } from 'zod';
import { allDifferent } from '../all-different.ts';
import { branchId } from '../branch-id.ts';
import { expressionText } from '../evaluated.ts';
import { field } from '../fields.ts';
import { defineNode } from '../node-kind.ts';
import { compileCondition } from './compile.ts';
import { texts } from './text.ts';

export const conditionBranch = z.strictObject({
  id: branchId,
  label: field(z.string().max(100), { widget: 'text' }),
  when: field(expressionText, { widget: 'expression', evaluated: 'boolean' }),
});

export const conditionConfig = z.strictObject({
  branches: field(
    z
      .array(conditionBranch)
      .min(1)
      .max(50)
      .refine((branches) => allDifferent(branches.map((branch) => branch.id)), 'duplicate-branch'),
    { widget: 'list' },
  ),
});
export type ConditionConfig = z.infer<typeof conditionConfig>;

/** Takes the first branch whose expression holds. */
export const condition = defineNode({
  kind: 'condition',
  category: 'logic',
  icon: 'arrows-split-2',
  flowKinds: ['ivr', 'overflow', 'strategy', 'script'],
  config: conditionConfig,
  initial: (): ConditionConfig => ({ branches: [{ id: '1', label: '', when: '' }] }),
  exits: (config) => [
    ...config.branches.map((branch) => ({ id: `branch-${branch.id}`, label: branch.label || branch.when })),
    { id: 'otherwise' },
    { id: 'error', optional: true },
  ],
  summary: (config) => config.branches.map((branch) => branch.when).join(' · '),
  compile: compileCondition,
  texts,
});
