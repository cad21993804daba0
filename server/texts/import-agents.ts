import { MAX_AGENTS_AT_ONCE } from '#schemas/api/agents.ts';
import type { Language, ServiceIssue } from '../errors.ts';

/** What can be wrong with a cell of a file with agents. */
const texts = {
  'no-free-login': {
    en: 'No login of four digits is free any more.',
    fr: 'Il ne reste aucun identifiant libre à quatre chiffres.',
  },
  'agent-login': { en: 'A login has four digits, such as 1001.', fr: 'Un identifiant a quatre chiffres, comme 1001.' },
  'login-twice': {
    en: 'An earlier line of the file has this login.',
    fr: 'Une ligne précédente du fichier porte cet identifiant.',
  },
  'login-taken': { en: 'Another account has this login.', fr: 'Un autre compte porte cet identifiant.' },
  'empty-name': { en: 'The name is missing.', fr: 'Le nom manque.' },
  'long-name': { en: 'The name has more than 100 characters.', fr: 'Le nom a plus de 100 caractères.' },
  'unknown-language': { en: 'The language must be fr or en.', fr: 'La langue doit être fr ou en.' },
  'password-length': {
    en: 'The password has fewer than 4 characters.',
    fr: 'Le mot de passe a moins de 4 caractères.',
  },
  'common-password': {
    en: 'The password is one of those that are guessed first.',
    fr: 'Le mot de passe fait partie de ceux qu’on devine en premier.',
  },
  'unknown-queue': {
    en: 'There is no queue of this number or name.',
    fr: 'Aucune file ne porte ce numéro ou ce nom.',
  },
  'unknown-skill': { en: 'There is no skill of this name.', fr: 'Aucune compétence ne porte ce nom.' },
  'skill-level': { en: 'A level is from 1 to 9.', fr: 'Un niveau va de 1 à 9.' },
  'skill-twice': { en: 'The skill is named twice.', fr: 'La compétence est citée deux fois.' },
  'surplus-cells': {
    en: 'The line has more cells than there are headers: a separator inside a cell needs quotation marks.',
    fr: 'La ligne a plus de cellules que d’en-têtes : un séparateur dans une cellule demande des guillemets.',
  },
  'unknown-group': {
    en: 'There is no supervision group of this name.',
    fr: 'Aucun groupe de supervision ne porte ce nom.',
  },
} satisfies Record<string, Record<Language, string>>;

export type ImportRule = keyof typeof texts;

export function importText(rule: ImportRule, language: Language): string {
  return texts[rule][language];
}

/** @param count How many agents the file has. */
export function tooManyAgents(count: number): ServiceIssue {
  return {
    path: ['file'],
    rule: 'too-many-agents',
    reason: {
      en: `the file has ${count} agents; at most ${MAX_AGENTS_AT_ONCE} are created at once: divide it`,
      fr: `le fichier a ${count} agents ; au plus ${MAX_AGENTS_AT_ONCE} sont créés à la fois : divisez-le`,
    },
  };
}

/** @param headers What stands in the first line: one long header says that the separator is none of the usual ones. */
export function withoutNames(headers: readonly string[]): ServiceIssue {
  const found = headers.map((header) => header.trim().slice(0, 60)).join(' · ');
  return {
    path: ['file'],
    rule: 'agents-without-names',
    reason: {
      en: `the file has no column “name”; its first line has: ${found}`,
      fr: `le fichier n’a pas de colonne « nom » ; sa première ligne contient : ${found}`,
    },
  };
}
