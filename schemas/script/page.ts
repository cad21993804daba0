import { z } from 'zod';
import { allDifferent } from '#schemas/nodes/all-different.ts';
import { expressionText } from '#schemas/nodes/evaluated.ts';
import { field } from '#schemas/nodes/fields.ts';
import { identifier, localisedText } from './elements/element-kind.ts';
import { pageElement } from './elements/index.ts';

/** A way to leave a page at once: a quick disposition, an objection, a jump. Each is an exit of its own. */
export const pageButton = z.strictObject({
  /** Part of the exit's id, so that edges survive when buttons are renamed or reordered. */
  id: field(identifier, { widget: 'hidden' }),
  label: localisedText(),
  tone: field(z.enum(['neutral', 'positive', 'negative']).default('neutral'), { widget: 'select' }),
  /** Whether the page must be filled in before; otherwise what was answered so far is kept. */
  complete: field(z.boolean().default(false), { widget: 'switch' }),
  visibleWhen: field(expressionText.default(''), { widget: 'expression', evaluated: 'boolean', optional: true }),
});
export type PageButton = z.infer<typeof pageButton>;

const MAX_ELEMENTS = 200;
const MAX_BUTTONS = 20;

/** One screen of a script: what the agent reads, asks and may press. */
export const pageDefinition = z.strictObject({
  title: localisedText(),
  elements: field(
    z
      .array(pageElement)
      .max(MAX_ELEMENTS)
      .refine((elements) => allDifferent(elements.map(({ id }) => id)), 'duplicate-element'),
    { widget: 'elements' },
  ),
  buttons: field(
    z
      .array(pageButton)
      .max(MAX_BUTTONS)
      .default([])
      .refine((buttons) => allDifferent(buttons.map(({ id }) => id)), 'duplicate-button'),
    { widget: 'list' },
  ),
  next: field(z.boolean().default(true), { widget: 'switch' }),
});
export type PageDefinition = z.infer<typeof pageDefinition>;

export const NEXT_EXIT = 'next';

export function buttonExit({ id }: Pick<PageButton, 'id'>): string {
  return `button-${id}`;
}
