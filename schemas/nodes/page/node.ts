import type { z } from 'zod';
import { buttonExit, NEXT_EXIT, pageDefinition } from '#schemas/script/page.ts';
import { defineNode } from '../node-kind.ts';
import { compilePage } from './compile.ts';
import { texts } from './text.ts';

export const pageConfig = pageDefinition;
export type PageConfig = z.infer<typeof pageConfig>;

/** A screen of a script: the agent reads, asks, and leaves it by Next or by a button. */
export const page = defineNode({
  kind: 'page',
  category: 'talk',
  icon: 'layout-list',
  flowKinds: ['script'],
  config: pageConfig,
  initial: ({ languages }): PageConfig => ({
    title: Object.fromEntries(languages.map((code) => [code, ''])),
    elements: [],
    buttons: [],
    next: true,
  }),
  exits: (config) => [
    ...config.buttons.map((button) => ({ id: buttonExit(button), label: firstText(button.label) })),
    ...(config.next ? [{ id: NEXT_EXIT }] : []),
    { id: 'error', optional: true },
  ],
  summary: (config, language) => config.title[language] || firstText(config.title),
  compile: compilePage,
  texts,
});

function firstText(localised: Readonly<Record<string, string>>): string {
  return Object.values(localised).find((text) => text !== '') ?? '';
}
