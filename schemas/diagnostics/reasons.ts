import type { z } from 'zod';

type Language = 'en' | 'fr';
type Issue = z.core.$ZodIssue;
type IssueOf<C extends Issue['code']> = Extract<Issue, { code: C }>;

/**
 * Why a schema refused a value, as the end of a sentence that begins with the field: `must be at least 1`.
 * Schemas give their own rules a name instead of a message (`duplicate-key`); the names are put into words here.
 */
export function describeReason(issue: Issue, language: Language): string {
  if (isRuleName(issue.message)) return RULES[issue.message][language];
  return describe(issue)[language];
}

/** The rules that schemas refer to by name. */
export function isRuleName(message: string): message is keyof typeof RULES {
  return Object.hasOwn(RULES, message);
}

type Words = Record<Language, string>;

function describe(issue: Issue): Words {
  return DESCRIBE[issue.code](issue as never);
}

const DESCRIBE: { [C in Issue['code']]: (issue: IssueOf<C>) => Words } = {
  invalid_type: ({ expected }) => TYPES[expected] ?? WRONG_FORM,
  too_small: (issue) => describeSize(issue, issue.minimum, issue.inclusive === false ? 'above' : 'min'),
  too_big: (issue) => describeSize(issue, issue.maximum, issue.inclusive === false ? 'below' : 'max'),
  invalid_format: ({ format }) => FORMATS[format] ?? WRONG_FORM,
  not_multiple_of: ({ divisor }) => ({
    en: `must be a multiple of ${divisor}`,
    fr: `doit être un multiple de ${divisor}`,
  }),
  unrecognized_keys: ({ keys }) => ({
    en: `has unknown fields: ${keys.join(', ')}`,
    fr: `a des champs inconnus : ${keys.join(', ')}`,
  }),
  invalid_union: ({ discriminator }) =>
    discriminator === undefined
      ? { en: 'has none of the allowed forms', fr: 'n’a aucune des formes permises' }
      : { en: `has an unknown “${discriminator}”`, fr: `a un « ${discriminator} » inconnu` },
  invalid_key: ({ issues }) => within('has an entry whose name', 'a une entrée dont le nom', issues[0]),
  invalid_element: ({ issues }) => within('has an entry that', 'a une entrée qui', issues[0]),
  invalid_value: ({ values }) => {
    const list = values.map(String).join(', ');
    return values.length === 1
      ? { en: `must be “${list}”`, fr: `doit être « ${list} »` }
      : { en: `must be one of: ${list}`, fr: `doit être l’une de ces valeurs : ${list}` };
  },
  custom: () => ({ en: 'is not accepted', fr: 'n’est pas accepté' }),
};

function within(en: string, fr: string, issue: Issue | undefined): Words {
  if (!issue) return WRONG_FORM;
  return { en: `${en} ${describeReason(issue, 'en')}`, fr: `${fr} ${describeReason(issue, 'fr')}` };
}

type Bound = 'min' | 'max' | 'above' | 'below';

function describeSize({ origin }: { origin: string }, limit: number | bigint, bound: Bound): Words {
  const several = Number(limit) > 1;
  if (origin === 'string') {
    if (bound === 'min' && !several) return { en: 'must not be empty', fr: 'ne doit pas être vide' };
    return counted(bound, limit, {
      en: several ? 'characters' : 'character',
      fr: several ? 'caractères' : 'caractère',
    });
  }
  if (origin === 'array' || origin === 'set' || origin === 'map' || origin === 'record') {
    return counted(bound, limit, { en: several ? 'entries' : 'entry', fr: several ? 'entrées' : 'entrée' });
  }
  const words: Record<Bound, Words> = {
    min: { en: `must be at least ${limit}`, fr: `doit valoir au moins ${limit}` },
    max: { en: `must be at most ${limit}`, fr: `doit valoir au plus ${limit}` },
    above: { en: `must be more than ${limit}`, fr: `doit être supérieur à ${limit}` },
    below: { en: `must be less than ${limit}`, fr: `doit être inférieur à ${limit}` },
  };
  return words[bound];
}

function counted(bound: Bound, limit: number | bigint, unit: Words): Words {
  const atLeast = bound === 'min' || bound === 'above';
  return {
    en: `must have at ${atLeast ? 'least' : 'most'} ${limit} ${unit.en}`,
    fr: `doit avoir au ${atLeast ? 'moins' : 'plus'} ${limit} ${unit.fr}`,
  };
}

const WRONG_FORM: Words = { en: 'has the wrong form', fr: 'n’a pas la bonne forme' };

const TYPES: Record<string, Words> = {
  string: { en: 'must be a text', fr: 'doit être un texte' },
  number: { en: 'must be a number', fr: 'doit être un nombre' },
  int: { en: 'must be a whole number', fr: 'doit être un nombre entier' },
  boolean: { en: 'must be true or false', fr: 'doit être vrai ou faux' },
  array: { en: 'must be a list', fr: 'doit être une liste' },
  object: { en: 'must be an object', fr: 'doit être un objet' },
  record: { en: 'must be an object', fr: 'doit être un objet' },
};

const FORMATS: Record<string, Words> = {
  datetime: {
    en: 'must be a date and time with its time zone (2026-03-02T09:00:00Z)',
    fr: 'doit être une date et une heure avec leur fuseau (2026-03-02T09:00:00Z)',
  },
  url: { en: 'must be a web address', fr: 'doit être une adresse web' },
  email: { en: 'must be an e-mail address', fr: 'doit être une adresse e-mail' },
};

const RULES = {
  identifier: {
    en: 'may hold only letters without accents, digits, - and _',
    fr: 'ne peut contenir que des lettres sans accent, des chiffres, - et _',
  },
  'language-code': {
    en: 'must be a language code of two letters (fr, en)',
    fr: 'doit être un code de langue à deux lettres (fr, en)',
  },
  'variable-name': {
    en: 'must begin with a letter and hold only letters without accents, digits and _',
    fr: 'doit commencer par une lettre et ne contenir que des lettres sans accent, des chiffres et _',
  },
  'time-of-day': {
    en: 'must be a time of day with hours and minutes (09:30)',
    fr: 'doit être une heure avec heures et minutes (09:30)',
  },
  'duplicate-result': {
    en: 'must name each result only once',
    fr: 'ne doit nommer chaque résultat qu’une fois',
  },
  'duplicate-range': {
    en: 'must have ranges that are all different',
    fr: 'doit avoir des plages toutes différentes',
  },
  'reserved-name': {
    en: 'is a name that expressions use for something else',
    fr: 'est un nom que les expressions utilisent pour autre chose',
  },
  'initial-type': {
    en: 'does not fit the type of the variable',
    fr: 'ne correspond pas au type de la variable',
  },
  'time-zone': {
    en: 'must be the name of a time zone (Europe/Paris)',
    fr: 'doit être le nom d’un fuseau horaire (Europe/Paris)',
  },
  'seconds-or-until': {
    en: 'must give either a number of seconds or a date and time',
    fr: 'doit donner soit un nombre de secondes, soit une date et heure',
  },
  'currency-code': {
    en: 'must be a currency code of three capital letters (EUR)',
    fr: 'doit être un code de devise à trois majuscules (EUR)',
  },
  'duplicate-key': {
    en: 'must use each key only once',
    fr: 'ne doit utiliser chaque touche qu’une fois',
  },
  'duplicate-element': {
    en: 'must have elements with different identifiers',
    fr: 'doit avoir des éléments aux identifiants différents',
  },
  'duplicate-button': {
    en: 'must have buttons with different identifiers',
    fr: 'doit avoir des boutons aux identifiants différents',
  },
  'duplicate-code': {
    en: 'must use each code only once',
    fr: 'ne doit utiliser chaque code qu’une fois',
  },
  'duplicate-branch': {
    en: 'must have branches with different identifiers',
    fr: 'doit avoir des branches aux identifiants différents',
  },
  'duplicate-value': {
    en: 'must list each value only once',
    fr: 'ne doit contenir chaque valeur qu’une fois',
  },
  'hundred-percent': {
    en: 'must add up to 100 %',
    fr: 'doivent faire 100 % au total',
  },
  'email-addresses': {
    en: 'must be e-mail addresses, parted by commas',
    fr: 'doit contenir des adresses e-mail, séparées par des virgules',
  },
  'duplicate-header': {
    en: 'must name each header only once',
    fr: 'ne doit nommer chaque en-tête qu’une fois',
  },
  'duplicate-name': {
    en: 'must name each variable only once',
    fr: 'ne doit nommer chaque variable qu’une fois',
  },
  'header-name': {
    en: 'may hold only letters, digits, - and _',
    fr: 'ne peut contenir que des lettres, des chiffres, - et _',
  },
  'merge-fields': {
    en: 'must close every {{ with }} around a field',
    fr: 'doit fermer chaque {{ par }} autour d’un champ',
  },
  'active-content': {
    en: 'must not hold scripts, forms, frames, styles from elsewhere or event handlers: mail programs refuse them',
    fr: 'ne doit contenir ni script, ni formulaire, ni cadre, ni style externe, ni gestionnaire d’événement : les messageries les refusent',
  },
  'disposition-code': {
    en: 'must begin with a letter or digit and hold only letters without accents, digits, - and _',
    fr: 'doit commencer par une lettre ou un chiffre et ne contenir que des lettres sans accent, des chiffres, - et _',
  },
  colour: {
    en: 'must be a colour as #rrggbb',
    fr: 'doit être une couleur sous la forme #rrggbb',
  },
  'system-code': {
    en: 'must be a code of one’s own: 90 to 95 belong to the statuses that the system gives',
    fr: 'doit être un code à vous : 90 à 95 sont ceux des qualifications système',
  },
  'min-above-max': {
    en: 'must not be more than the maximum',
    fr: 'ne doit pas dépasser le maximum',
  },
  keys: {
    en: 'may hold only the keys 0 to 9, * and #',
    fr: 'ne peut contenir que les touches 0 à 9, * et #',
  },
  destination: {
    en: 'must be a phone number or a SIP address (sip:desk@example.com)',
    fr: 'doit être un numéro de téléphone ou une adresse SIP (sip:accueil@example.com)',
  },
  'did-number': {
    en: 'must be a phone number: 2 to 15 digits, with or without +',
    fr: 'doit être un numéro de téléphone : 2 à 15 chiffres, avec ou sans +',
  },
  'one-target': {
    en: 'must be a flow or a campaign, not both',
    fr: 'doit être un flux ou une campagne, pas les deux',
  },
  'agent-login': {
    en: 'must be four digits for an agent (1001)',
    fr: 'doit comporter quatre chiffres pour un agent (1001)',
  },
  'catalogue-id': {
    en: 'may hold only lower-case letters, digits and -',
    fr: 'ne peut contenir que des minuscules, des chiffres et -',
  },
  'country-code': {
    en: 'must be a country code of two capital letters (FR)',
    fr: 'doit être un code de pays à deux majuscules (FR)',
  },
  'duplicate-column': {
    en: 'must name each column only once',
    fr: 'ne doit nommer chaque colonne qu’une fois',
  },
  'host-name': {
    en: 'must be the name or address of a server (smtp.example.com)',
    fr: 'doit être le nom ou l’adresse d’un serveur (smtp.example.com)',
  },
  'http-address': {
    en: 'must be an address that begins with http:// or https://',
    fr: 'doit être une adresse qui commence par http:// ou https://',
  },
  json: {
    en: 'must be JSON',
    fr: 'doit être du JSON',
  },
  'time-order': {
    en: 'must be later than the beginning',
    fr: 'doit être après le début',
  },
  'time-ranges-overlap': {
    en: 'must have ranges one after the other',
    fr: 'doit avoir des plages l’une après l’autre',
  },
  'queue-number': {
    en: 'must be the number of a queue: three digits from 500',
    fr: 'doit être le numéro d’une file : trois chiffres à partir de 500',
  },
  'more-names-than-agents': {
    en: 'must not have more names than accounts are made',
    fr: 'ne doivent pas compter plus de noms que de comptes à créer',
  },
  'agents-only': {
    en: 'must be empty: these accounts are for agents',
    fr: 'doit être vide : ces comptes sont pour des agents',
  },
  'duplicate-queue': {
    en: 'must name each queue only once',
    fr: 'ne doit nommer chaque file qu’une fois',
  },
  'duplicate-reason': {
    en: 'must name each reason only once',
    fr: 'ne doit nommer chaque motif qu’une fois',
  },
  'sip-address': {
    en: 'must be a SIP address (sip:anna@phones.example.com)',
    fr: 'doit être une adresse SIP (sip:anna@telephones.example.com)',
  },
  'phone-number': {
    en: 'must be a phone number: 2 to 15 digits, with or without +',
    fr: 'doit être un numéro de téléphone : 2 à 15 chiffres, avec ou sans +',
  },
  'date-and-time': {
    en: 'must be a date and a time',
    fr: 'doit être une date et une heure',
  },
  'password-repeat': {
    en: 'must be the same as the new password',
    fr: 'doit être identique au nouveau mot de passe',
  },
  'agent-password-length': {
    en: 'must have at least 4 characters',
    fr: 'doit avoir au moins 4 caractères',
  },
  'number-prefix': {
    en: 'must be the beginning of a number: 1 to 10 digits, with or without +',
    fr: 'doit être le début d’un numéro : 1 à 10 chiffres, avec ou sans +',
  },
  'duplicate-did': {
    en: 'must name each number only once',
    fr: 'ne doit nommer chaque numéro qu’une fois',
  },
  'trigger-none': {
    en: 'must watch something, or let callers press a key',
    fr: 'doit surveiller quelque chose, ou proposer une touche aux appelants',
  },
  'duplicate-skill': {
    en: 'must name each skill only once',
    fr: 'ne doit nommer chaque compétence qu’une fois',
  },
  'duplicate-trigger': {
    en: 'must have triggers with different identifiers',
    fr: 'doit avoir des déclencheurs aux identifiants différents',
  },
  'duplicate-measure': {
    en: 'must use each measure only once',
    fr: 'ne doit utiliser chaque mesure qu’une fois',
  },
  'password-length': {
    en: 'must have at least 10 characters',
    fr: 'doit avoir au moins 10 caractères',
  },
} satisfies Record<string, Words>;
