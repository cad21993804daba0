import { z } from 'zod';
import { defineElement, elementShape, localisedText } from './element-kind.ts';

/** A heading. Its condition counts for everything down to the next one. */
export const section = defineElement({
  type: 'section',
  icon: 'heading',
  schema: z.strictObject({
    type: z.literal('section'),
    ...elementShape,
    label: localisedText(),
    help: localisedText({ optional: true }),
  }),
  texts: {
    en: { name: 'Section', description: 'A heading; hides what stands below it together.' },
    fr: { name: 'Section', description: 'Un titre ; masque ensemble ce qui se trouve en dessous.' },
  },
});
