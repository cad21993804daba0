import { z } from 'zod';
import { field } from '#schemas/nodes/fields.ts';
import { defineElement, elementShape, localisedText } from './element-kind.ts';

/** Words for the agent: to be said to the customer, or to be known. */
export const text = defineElement({
  type: 'text',
  icon: 'blockquote',
  schema: z.strictObject({
    type: z.literal('text'),
    ...elementShape,
    text: localisedText(),
    style: field(z.enum(['say', 'note', 'plain']).default('say'), { widget: 'select' }),
  }),
  texts: {
    en: {
      name: 'Text',
      description: 'Words to say or to know, with fields of the contact.',
      fields: { text: { label: 'Text', help: '{{ … }} inserts a field of the contact.' }, style: { label: 'Style' } },
      options: { 'style=say': 'To be said', 'style=note': 'Note for the agent', 'style=plain': 'Plain' },
    },
    fr: {
      name: 'Texte',
      description: 'Des mots à dire ou à savoir, avec les champs du contact.',
      fields: { text: { label: 'Texte', help: '{{ … }} insère un champ du contact.' }, style: { label: 'Style' } },
      options: { 'style=say': 'À dire', 'style=note': 'Note pour l’agent', 'style=plain': 'Simple' },
    },
  },
});
