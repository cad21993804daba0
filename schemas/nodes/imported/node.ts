import { z } from 'zod';
import { allDifferent } from '../all-different.ts';
import { field } from '../fields.ts';
import { defineNode } from '../node-kind.ts';
import { compileImported } from './compile.ts';
import { texts } from './text.ts';

export const importedConfig = z.strictObject({
  /** The product it comes from, as it calls itself. */
  source: field(z.string().max(100), { widget: 'text' }),
  /** What it is called there: the type of widget, block or element. */
  type: field(z.string().max(200), { widget: 'text' }),
  /** The element as it stands in the source, word for word. */
  content: field(z.string().max(200_000), { widget: 'textarea' }),
  /** Its ways out, as the source names them. */
  outcomes: field(
    z
      .array(z.string().min(1).max(90))
      .max(100)
      .refine((outcomes) => allDifferent(outcomes), 'duplicate-branch'),
    { widget: 'hidden' },
  ),
});
export type ImportedConfig = z.infer<typeof importedConfig>;

/** Stands for something of an imported flow that has no counterpart here, until somebody replaces it. */
export const imported = defineNode({
  kind: 'imported',
  category: 'logic',
  icon: 'puzzle-off',
  flowKinds: ['ivr', 'overflow', 'strategy', 'script'],
  placeholder: true,
  config: importedConfig,
  initial: (): ImportedConfig => ({ source: '', type: '', content: '', outcomes: [] }),
  exits: (config) => config.outcomes.map((id) => ({ id: `to-${id}`, label: id, optional: true })),
  summary: ({ source, type }) => [source, type].filter(Boolean).join(': '),
  compile: compileImported,
  texts,
});
