import type { DispositionStatus } from './disposition-group.ts';
import { systemStatuses } from './system-statuses.ts';

type Language = 'en' | 'fr';

/** What agents of a new inbound campaign can say of a call; the system's statuses come after (S43). */
export function usualStatuses(language: Language): DispositionStatus[] {
  const own = OWN.map(({ code, name, description, ...rest }) => ({
    ...PLAIN,
    code,
    name: name[language],
    description: description[language],
    ...rest,
  }));
  return [...own, ...systemStatuses(language).map((status) => ({ ...status, quick: status.code === WRONG_NUMBER }))];
}

const WRONG_NUMBER = '91';

const PLAIN: Omit<DispositionStatus, 'code' | 'name' | 'description'> = {
  category: 'argued',
  type: 'misc',
  benefit: 0,
  quota: false,
  colour: '#868e96',
  callback: { planned: 'no', personal: false, earliestDays: null, latestDays: null },
  final: false,
  quick: true,
  system: false,
  details: [],
};

type Words = Record<Language, string>;

const OWN: readonly (Partial<typeof PLAIN> & { code: string; name: Words; description: Words })[] = [
  {
    code: 'handled',
    name: { en: 'Handled', fr: 'Traité' },
    description: { en: 'The customer has what they called for.', fr: 'Le client a obtenu ce qu’il demandait.' },
    category: 'positive',
    type: 'positive',
    colour: '#2f9e44',
    final: true,
  },
  {
    code: 'callback',
    name: { en: 'Call back', fr: 'À rappeler' },
    description: { en: 'The customer is called back at a time.', fr: 'Le client sera rappelé à une heure convenue.' },
    colour: '#1971c2',
    callback: { planned: 'mandatory', personal: true, earliestDays: null, latestDays: null },
  },
  {
    code: 'not-handled',
    name: { en: 'Not handled', fr: 'Non traité' },
    description: { en: 'The customer could not be helped.', fr: 'Le client n’a pas pu être aidé.' },
    type: 'negative',
    colour: '#e8590c',
  },
];
