import { z } from 'zod';
import { dispositionChoice } from '#schemas/script/disposition.ts';
import { allDifferent } from '../all-different.ts';
import { templateText, variableName } from '../evaluated.ts';
import { field } from '../fields.ts';
import { defineNode } from '../node-kind.ts';
import { compileDisposition } from './compile.ts';
import { texts } from './text.ts';

const byFlow = { field: 'chosenBy', is: ['flow'] };
const byAgent = { field: 'chosenBy', is: ['agent'] };

export const dispositionConfig = z.strictObject({
  chosenBy: field(z.enum(['flow', 'agent']).default('flow'), { widget: 'select' }),
  /** Code of the status, as the campaign's dispositions have it. */
  status: field(templateText.default(''), { widget: 'template', evaluated: 'template', when: byFlow }),
  /** Code of the more exact status below it. */
  detail: field(templateText.default(''), { widget: 'template', evaluated: 'template', optional: true, when: byFlow }),
  note: field(templateText.default(''), { widget: 'template', evaluated: 'template', optional: true, when: byFlow }),
  /** What the agent may choose; all dispositions of the campaign when empty. */
  choices: field(
    z
      .array(dispositionChoice)
      .max(100)
      .default([])
      .refine((choices) => allDifferent(choices.map(({ code }) => code)), 'duplicate-code'),
    { widget: 'list', when: byAgent },
  ),
  asksNote: field(z.boolean().default(false), { widget: 'switch', when: byAgent }),
  /** Keeps the code of the status for what follows. */
  variable: field(variableName.default(''), {
    widget: 'variable',
    reference: 'variable',
    writes: true,
    optional: true,
    accepts: ['text'],
    when: byAgent,
  }),
});
export type DispositionConfig = z.infer<typeof dispositionConfig>;

/** Qualifies the contact, by the script itself or by the agent's choice. */
export const disposition = defineNode({
  kind: 'disposition',
  category: 'data',
  icon: 'clipboard-check',
  flowKinds: ['script'],
  config: dispositionConfig,
  initial: (): DispositionConfig => ({
    chosenBy: 'flow',
    status: '',
    detail: '',
    note: '',
    choices: [],
    asksNote: false,
    variable: '',
  }),
  exits: () => [{ id: 'next' }, { id: 'error', optional: true }],
  summary: ({ chosenBy, status, detail, choices }) =>
    chosenBy === 'flow' ? [status, detail].filter(Boolean).join(' › ') : choices.map(({ code }) => code).join(' · '),
  compile: compileDisposition,
  texts,
});
