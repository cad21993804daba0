import { z } from 'zod';
import { expressionText } from '../evaluated.ts';
import { field } from '../fields.ts';
import { defineNode } from '../node-kind.ts';
import { compileLanguage } from './compile.ts';
import { texts } from './text.ts';

export const languageConfig = z.strictObject({
  choose: field(z.enum(['fixed', 'expression']).default('fixed'), { widget: 'select' }),
  language: field(z.string().max(2).default(''), {
    widget: 'language',
    reference: 'language',
    when: { field: 'choose', is: ['fixed'] },
  }),
  value: field(expressionText.default(''), {
    widget: 'expression',
    evaluated: 'text',
    when: { field: 'choose', is: ['expression'] },
  }),
});
export type LanguageConfig = z.infer<typeof languageConfig>;

/** Sets the language in which the contact hears everything from here on. */
export const language = defineNode({
  kind: 'language',
  category: 'logic',
  icon: 'language',
  flowKinds: ['ivr', 'overflow'],
  config: languageConfig,
  initial: ({ languages }): LanguageConfig => ({ choose: 'fixed', language: languages[0] ?? '', value: '' }),
  exits: () => [{ id: 'next' }, { id: 'error', optional: true }],
  summary: (config) => (config.choose === 'fixed' ? config.language : config.value),
  compile: compileLanguage,
  texts,
});
