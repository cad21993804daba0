import type { NodeTexts } from '../node-kind.ts';

export const texts: { en: NodeTexts; fr: NodeTexts } = {
  en: {
    name: 'Return',
    description: 'Gives control back to the calling flow; hangs up when there is none.',
    exits: {},
    fields: {},
  },
  fr: {
    name: 'Retour',
    description: 'Rend la main au flux appelant ; raccroche s’il n’y en a pas.',
    exits: {},
    fields: {},
  },
};
