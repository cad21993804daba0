import type { Variable } from '#schemas/flow/variable.ts';
import { CONTACT_FIELDS } from './environment.ts';
import { CEL_FUNCTIONS, type FunctionDoc, OWN_FUNCTIONS } from './functions.ts';
import { describeTypes } from './issue-texts.ts';

export interface Completion {
  kind: 'variable' | 'field' | 'function' | 'method';
  /** What is typed: `total`, `contact.caller`, `last`. */
  name: string;
  /** What is inserted; `$1`, `$2` mark the arguments to be filled in, as editors read them. */
  insert: string;
  /** Type of a value, or arguments and result of a function, in words. */
  detail: string;
  /** Type a method belongs to: methods are only of use after a dot. */
  receiver?: string;
  documentation: string;
}

interface CompletionContext {
  variables: readonly Pick<Variable, 'name' | 'type' | 'description'>[];
  /** Names in `event` that the field can see (`sees` of its metadata). */
  sees?: readonly string[];
  language: 'en' | 'fr';
}

/** Everything that an expression can be made of, for an editor to propose. */
export function listCompletions({ variables, sees = [], language }: CompletionContext): Completion[] {
  return [
    ...variables.map(({ name, type, description }) => value('variable', name, type, description ?? '', language)),
    ...Object.entries(CONTACT_FIELDS).map(([name, type]) =>
      value('field', `contact.${name}`, type, CONTACT_DOCS[name as keyof typeof CONTACT_DOCS][language], language),
    ),
    value('variable', 'now', 'date-time', NOW[language], language),
    ...sees.map((name) => value('field', `event.${name}`, EVENT_TYPES[name] ?? 'dyn', EVENT[language], language)),
    ...[...OWN_FUNCTIONS, ...CEL_FUNCTIONS].map((declared) => functionCompletion(declared, language)),
  ];
}

function value(
  kind: Completion['kind'],
  name: string,
  type: string,
  documentation: string,
  language: 'en' | 'fr',
): Completion {
  return { kind, name, insert: name, detail: describeTypes(type, language), documentation };
}

function functionCompletion(declared: FunctionDoc, language: 'en' | 'fr'): Completion {
  const { receiver, name, result } = parseSignature(declared.signature);
  const places = declared.arguments.map((argument, index) => `\${${index + 1}:${argument}}`);
  return {
    kind: receiver === undefined ? 'function' : 'method',
    name,
    insert: `${name}(${places.join(', ')})`,
    detail: `${name}(${declared.arguments.join(', ')}): ${describeTypes(result, language)}`,
    ...(receiver === undefined ? {} : { receiver }),
    documentation: declared[language],
  };
}

/** `string.contains(string): bool`: receiver, name and result; the types of receivers may have dots themselves. */
function parseSignature(signature: string): { receiver?: string; name: string; result: string } {
  const open = signature.indexOf('(');
  const path = signature.slice(0, open);
  const dot = path.lastIndexOf('.');
  return {
    ...(dot < 0 ? {} : { receiver: path.slice(0, dot) }),
    name: path.slice(dot + 1),
    result: signature.slice(signature.lastIndexOf('): ') + 3),
  };
}

const NOW = { en: 'The time at which the expression is evaluated.', fr: 'Le moment où l’expression est évaluée.' };
const EVENT = { en: 'From what has just happened at this node.', fr: 'Donné par ce qui vient de se passer à ce nœud.' };
const EVENT_TYPES: Record<string, string | undefined> = { keys: 'text', status: 'number' };

const CONTACT_DOCS: Record<keyof typeof CONTACT_FIELDS, Record<'en' | 'fr', string>> = {
  id: { en: 'Identifier of the contact.', fr: 'Identifiant du contact.' },
  caller: { en: 'The caller’s number.', fr: 'Le numéro de l’appelant.' },
  called: { en: 'The number that was called.', fr: 'Le numéro appelé.' },
  language: { en: 'The language spoken: "fr", "en"…', fr: 'La langue parlée : "fr", "en"…' },
  startedAt: { en: 'When the contact began.', fr: 'Le début du contact.' },
  timeZone: { en: 'Time zone of the contact: "Europe/Paris".', fr: 'Fuseau horaire du contact : "Europe/Paris".' },
  campaign: {
    en: 'The campaign whose number was called, or "".',
    fr: 'La campagne dont le numéro a été appelé, ou "".',
  },
};
