import { z } from 'zod';
import { expressionText, variableName } from '../evaluated.ts';
import { field } from '../fields.ts';
import { defineNode } from '../node-kind.ts';
import { compileSetVariable } from './compile.ts';
import { texts } from './text.ts';

export const assignment = z.strictObject({
  variable: field(variableName, { widget: 'variable', reference: 'variable', writes: true }),
  value: field(expressionText, { widget: 'expression', evaluated: { sameTypeAs: 'variable' } }),
});

export const setVariableConfig = z.strictObject({
  assignments: field(z.array(assignment).min(1).max(50), { widget: 'list' }),
});
export type SetVariableConfig = z.infer<typeof setVariableConfig>;

/** Works out values and keeps them in variables, one after the other. */
export const setVariable = defineNode({
  kind: 'set-variable',
  category: 'data',
  icon: 'variable',
  flowKinds: ['ivr', 'overflow', 'strategy', 'script'],
  config: setVariableConfig,
  initial: (): SetVariableConfig => ({ assignments: [{ variable: '', value: '' }] }),
  exits: () => [{ id: 'next' }, { id: 'error', optional: true }],
  summary: (config) => config.assignments.map(({ variable, value }) => `${variable} = ${value}`).join(' · '),
  compile: compileSetVariable,
  texts,
});
