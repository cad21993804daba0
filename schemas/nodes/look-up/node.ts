import { z } from 'zod';
import { templateText, variableName } from '../evaluated.ts';
import { field } from '../fields.ts';
import { defineNode } from '../node-kind.ts';
import { compileLookUp } from './compile.ts';
import { texts } from './text.ts';

/** As many characters as the header of a column can have. */
const MAX_COLUMN = 100;

export const lookUpMapping = z.strictObject({
  column: field(z.string().max(MAX_COLUMN), { widget: 'column', columnOf: 'file', required: true }),
  variable: field(variableName, { widget: 'variable', reference: 'variable', writes: true }),
});

export const lookUpConfig = z.strictObject({
  file: field(z.string().max(64), { widget: 'reference', reference: 'data-file' }),
  column: field(z.string().max(MAX_COLUMN), { widget: 'column', columnOf: 'file', required: true }),
  value: field(templateText, { widget: 'template', evaluated: 'template' }),
  mapping: field(z.array(lookUpMapping).max(100).default([]), { widget: 'list' }),
});
export type LookUpConfig = z.infer<typeof lookUpConfig>;

/** Finds a record of a customer file or address book and keeps its columns in variables. */
export const lookUp = defineNode({
  kind: 'look-up',
  category: 'data',
  icon: 'address-book',
  flowKinds: ['ivr', 'overflow', 'strategy', 'script'],
  config: lookUpConfig,
  initial: (): LookUpConfig => ({ file: '', column: '', value: '{{ contact.caller }}', mapping: [] }),
  exits: () => [{ id: 'found' }, { id: 'not-found' }, { id: 'error', optional: true }],
  summary: (config) => (config.file ? `${config.file}: ${config.column} = ${config.value}` : ''),
  compile: compileLookUp,
  texts,
});
