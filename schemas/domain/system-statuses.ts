import type { DispositionStatus } from './disposition-group.ts';
import type { SYSTEM_CODES } from './system-codes.ts';

type Language = 'en' | 'fr';

/**
 * The statuses that come with the system (S43), to include in a group. Agents need some of them too: 1 to 20 % of the
 * answering machines reach them all the same (S45).
 */
export function systemStatuses(language: Language): DispositionStatus[] {
  return Object.entries(SYSTEM_STATUSES).map(([code, { name, description, final }]) => ({
    code,
    name: name[language],
    description: description[language],
    category: 'not-argued',
    type: 'misc',
    benefit: 0,
    quota: false,
    colour: '#868e96',
    callback: { planned: 'no', personal: false, earliestDays: null, latestDays: null },
    final,
    quick: false,
    system: true,
    details: [],
  }));
}

interface SystemStatus {
  name: Record<Language, string>;
  description: Record<Language, string>;
  final: boolean;
}

const SYSTEM_STATUSES: Record<(typeof SYSTEM_CODES)[number], SystemStatus> = {
  '90': {
    name: { en: 'Busy', fr: 'Occupé' },
    description: { en: 'The line was engaged.', fr: 'La ligne était occupée.' },
    final: false,
  },
  '91': {
    name: { en: 'Wrong number', fr: 'Faux numéro' },
    description: {
      en: 'The number does not exist, or belongs to somebody else.',
      fr: 'Le numéro n’existe pas, ou est celui de quelqu’un d’autre.',
    },
    final: true,
  },
  '92': {
    name: { en: 'Absent', fr: 'Absent' },
    description: { en: 'Nobody answered.', fr: 'Personne n’a répondu.' },
    final: false,
  },
  '93': {
    name: { en: 'Answering machine', fr: 'Répondeur' },
    description: { en: 'A machine answered.', fr: 'Un répondeur a décroché.' },
    final: false,
  },
  '94': {
    name: { en: 'Fax or modem', fr: 'Fax ou modem' },
    description: { en: 'A fax machine or a modem answered.', fr: 'Un fax ou un modem a décroché.' },
    final: true,
  },
  '95': {
    name: { en: 'Hung up', fr: 'Raccroché' },
    description: {
      en: 'The customer hung up before anything was said.',
      fr: 'Le client a raccroché avant tout échange.',
    },
    final: false,
  },
};
