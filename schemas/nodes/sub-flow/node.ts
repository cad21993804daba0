import { z } from 'zod';
import { allDifferent } from '../all-different.ts';
import { expressionText, variableName } from '../evaluated.ts';
import { field } from '../fields.ts';
import { defineNode } from '../node-kind.ts';
import { texts } from './text.ts';

export const subFlowInput = z.strictObject({
  /** An input variable of the sub-flow; the check pass compares its type with the value's. */
  name: field(variableName, { widget: 'text' }),
  value: field(expressionText, { widget: 'expression', evaluated: 'any' }),
});

export const subFlowOutput = z.strictObject({
  /** An output variable of the sub-flow. */
  name: field(variableName, { widget: 'text' }),
  variable: field(variableName, { widget: 'variable', reference: 'variable', writes: true }),
});

export const subFlowConfig = z.strictObject({
  flow: field(z.string().max(64), { widget: 'flow', reference: 'flow' }),
  inputs: field(z.array(subFlowInput).max(100).default([]).refine(uniqueNames, 'duplicate-name'), { widget: 'list' }),
  outputs: field(z.array(subFlowOutput).max(100).default([]).refine(uniqueNames, 'duplicate-name'), { widget: 'list' }),
});
export type SubFlowConfig = z.infer<typeof subFlowConfig>;

function uniqueNames(lines: { name: string }[]): boolean {
  return allDifferent(lines.map(({ name }) => name));
}

/** Runs another published flow in the place of this node and goes on when that one returns. */
export const subFlow = defineNode({
  kind: 'sub-flow',
  category: 'logic',
  icon: 'subtask',
  flowKinds: ['ivr', 'overflow', 'strategy', 'script'],
  config: subFlowConfig,
  initial: (): SubFlowConfig => ({ flow: '', inputs: [], outputs: [] }),
  exits: () => [{ id: 'returned' }, { id: 'error', optional: true }],
  summary: (config) => config.flow,
  /** Its states are those of the other flow: the compiler's lower pass writes them. */
  compile: () => ({}),
  inlines: 'sub-flow',
  texts,
});
