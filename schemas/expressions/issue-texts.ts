import type { ExpressionIssue, ExpressionIssueCode } from './types.ts';

type Language = 'en' | 'fr';
type Words = Record<Language, string>;

/** What is wrong with an expression, as a clause without a full stop. */
export function describeIssue({ code, params }: Pick<ExpressionIssue, 'code' | 'params'>, language: Language): string {
  const suggested = params.suggestion ? SUGGESTION[language] : '';
  return `${TEXTS[code][language]}${suggested}`.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name] ?? '';
    return TYPE_PARAMS.has(name) ? describeTypes(value, language) : value;
  });
}

/** A type of CEL or of a variable, or several after commas, in an author's words. */
export function describeTypes(types: string, language: Language): string {
  return types
    .split(/, (?![^<]*>)/)
    .map((type) => {
      const bare = type.replace(/<.*$/, '');
      return Object.hasOwn(TYPES, bare) ? TYPES[bare as keyof typeof TYPES][language] : bare;
    })
    .join(', ');
}

const TYPE_PARAMS: ReadonlySet<string> = new Set(['type', 'left', 'right', 'types', 'wanted']);

const NUMBER: Words = { en: 'number', fr: 'nombre' };
const TEXT: Words = { en: 'text', fr: 'texte' };
const DATE_TIME: Words = { en: 'date-time', fr: 'date et heure' };

const TYPES = {
  double: NUMBER,
  int: NUMBER,
  uint: NUMBER,
  number: NUMBER,
  string: TEXT,
  text: TEXT,
  phone: TEXT,
  bool: { en: 'true or false', fr: 'vrai ou faux' },
  boolean: { en: 'true or false', fr: 'vrai ou faux' },
  'google.protobuf.Timestamp': DATE_TIME,
  'date-time': DATE_TIME,
  'google.protobuf.Duration': { en: 'duration', fr: 'durée' },
  list: { en: 'list', fr: 'liste' },
  map: { en: 'object', fr: 'objet' },
  null: { en: 'null', fr: 'null' },
  dyn: { en: 'value of unknown type', fr: 'valeur de type inconnu' },
} satisfies Record<string, Words>;

const SUGGESTION: Words = { en: ' (perhaps “{suggestion}”)', fr: ' (peut-être « {suggestion} »)' };

const TEXTS: Record<ExpressionIssueCode, Words> = {
  empty: { en: 'the expression is empty', fr: 'l’expression est vide' },
  'ends-early': { en: 'something is missing at the end', fr: 'il manque quelque chose à la fin' },
  unexpected: { en: '“{found}” is not expected here', fr: '« {found} » n’a pas sa place ici' },
  'unfinished-text': { en: 'a text lacks its closing quotation mark', fr: 'il manque le guillemet fermant d’un texte' },
  'bad-number': { en: 'a number is badly written', fr: 'un nombre est mal écrit' },
  'bad-escape': {
    en: 'what follows “\\” in the text has no meaning',
    fr: 'ce qui suit « \\ » dans le texte n’a pas de sens',
  },
  'reserved-word': { en: '“{name}” is a reserved word', fr: '« {name} » est un mot réservé' },
  'too-large': { en: 'the expression is too large', fr: 'l’expression est trop grande' },
  'unknown-name': { en: 'there is no variable “{name}”', fr: 'la variable « {name} » n’existe pas' },
  'unknown-function': { en: 'there is no function “{name}”', fr: 'la fonction « {name} » n’existe pas' },
  'unknown-field': { en: 'there is no field “{name}”', fr: 'le champ « {name} » n’existe pas' },
  operands: {
    en: '“{operator}” cannot combine {left} and {right}',
    fr: '« {operator} » ne peut pas combiner {left} et {right}',
  },
  operand: { en: '“{operator}” does not apply to {type}', fr: '« {operator} » ne s’applique pas à ce type : {type}' },
  arguments: { en: '{name} does not take ({types})', fr: '{name} n’accepte pas ({types})' },
  condition: {
    en: 'a condition must be true or false, not {type}',
    fr: 'une condition doit être vraie ou fausse, et non de type {type}',
  },
  'results-differ': {
    en: 'both results of “? :” must have one type, not {left} and {right}',
    fr: 'les deux résultats de « ? : » doivent avoir un même type, et non {left} et {right}',
  },
  'no-parts': { en: '{type} has no fields or positions', fr: '{type} : ce type n’a ni champs ni positions' },
  position: {
    en: 'a position in a list must be a whole number; int() makes one',
    fr: 'une position dans une liste doit être un nombre entier ; int() en fait un',
  },
  'no-list': { en: '{type} is not a list', fr: '{type} : ce n’est pas une liste' },
  'result-type': { en: '{type} instead of {wanted}', fr: '{type} au lieu de {wanted}' },
  'open-placeholder': { en: '“{{” without “}}”', fr: '« {{ » sans « }} »' },
  invalid: { en: 'it cannot be understood', fr: 'elle est incompréhensible' },
};
