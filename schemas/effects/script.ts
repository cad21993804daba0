import { z } from 'zod';
import { jsonValue, type Value, variableType } from '#schemas/flow/variable.ts';
import { dispositionChoice } from '#schemas/script/disposition.ts';
import { pageDefinition } from '#schemas/script/page.ts';
import { defineEffect } from './effect-kind.ts';

const failed = z.object({ reason: z.string() });
const values = z.record(z.string(), jsonValue);

/** Effects of agent scripts: what the agent at the screen does, and where its results are kept. */
export const scriptEffects = {
  /** Shows a page until the agent leaves it by one of its exits. Texts and conditions are worked out where it is shown. */
  page: defineEffect({
    by: 'person',
    params: z.object({
      /** Path of the node. */
      page: z.string(),
      definition: pageDefinition,
      variables: z.array(z.object({ name: z.string(), type: variableType, value: jsonValue })),
      /** Answers given when the page was left before. */
      given: values,
      contact: values,
      language: z.string(),
    }),
    outcomes: { left: z.object({ exit: z.string(), answers: values }), failed },
    asked: ({ page }) => `page:${page}`,
  }),
  /** The agent says how the contact is to be qualified; without choices, by those of the campaign. */
  'choose-disposition': defineEffect({
    by: 'person',
    params: z.object({ choices: z.array(dispositionChoice), asksNote: z.boolean(), language: z.string() }),
    outcomes: { chosen: z.object({ status: z.string(), detail: z.string(), note: z.string() }), failed },
    asked: () => 'choose-disposition',
  }),
  /** Qualifies the contact. */
  disposition: defineEffect({
    by: 'service',
    params: z.object({ status: z.string(), detail: z.string(), note: z.string() }),
    outcomes: { stored: z.object({}), failed },
    usual: () => ({ outcome: 'stored', afterMs: 0 }),
    asked: ({ status, detail }) => `disposition:${detail === '' ? status : `${status}/${detail}`}`,
  }),
  /** Writes variables that are connected to columns back to the contact's record; `key` finds it. */
  'save-record': defineEffect({
    by: 'service',
    params: z.object({ file: z.string(), key: z.object({ column: z.string(), value: jsonValue }), values }),
    outcomes: { saved: z.object({}), failed },
    usual: () => ({ outcome: 'saved', afterMs: 0 }),
    asked: ({ file, key, values: saved }) => {
      const written = Object.entries(saved).map(([column, value]) => ` ${column}=${show(value)}`);
      return `save-record:${file} ${key.column}=${show(key.value)}:${written.join('')}`;
    },
  }),
};

function show(value: Value): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
