import { fieldNames } from '#runtime/compiler/check/field-names.ts';
import { type DeclaredField, listFields } from '#schemas/nodes/fields.ts';
import type { NodeKind } from '#schemas/nodes/node-kind.ts';
import type { ValuePath } from './compare-values.ts';
import { inBoth, type Words } from './words.ts';

/** What a field of a node is called: its label, its kind, or a field of its config as the inspector names it. */
export function nodeFieldWords(kind: NodeKind | undefined, path: ValuePath): Words {
  const [first, ...rest] = path;
  if (first === 'config' && kind && rest.length > 0) {
    const { field, fieldFr } = fieldNames(kind, rest);
    return { en: field, fr: fieldFr };
  }
  return ownFieldWords(path);
}

/**
 * A value of a field of a node as the inspector shows it: a choice by its name, a duration in seconds. Undefined where the
 * value speaks for itself.
 */
export function nodeValueWords(kind: NodeKind | undefined, path: ValuePath, value: unknown): Words | undefined {
  const [first, ...rest] = path;
  if (first !== 'config' || !kind) return undefined;
  const field = declaredFields(kind).get(textPathOf(rest));
  if (!field) return undefined;
  const { unit } = field.meta;
  if (typeof value === 'number' && unit === 'milliseconds') return inBoth(() => `${value / 1000} s`);
  if (typeof value === 'number' && unit === 'seconds') return inBoth(() => `${value} s`);
  const option = `${field.textPath}=${String(value)}`;
  if (kind.texts.en.options?.[option] === undefined) return undefined;
  return inBoth((language) => kind.texts[language].options?.[option] ?? String(value));
}

function textPathOf(path: ValuePath): string {
  return path.map((step, index) => (typeof step === 'number' ? '[]' : index === 0 ? step : `.${step}`)).join('');
}

const declared = new WeakMap<NodeKind, ReadonlyMap<string, DeclaredField>>();

function declaredFields(kind: NodeKind): ReadonlyMap<string, DeclaredField> {
  const known = declared.get(kind);
  if (known) return known;
  const fields = new Map(listFields(kind.config).map((field) => [field.textPath, field]));
  declared.set(kind, fields);
  return fields;
}

/** What a field of the flow, a variable, a note, a test or a waiver is called; a part without a text keeps its name. */
export function ownFieldWords(path: ValuePath): Words {
  return inBoth((language) => {
    const parts: string[] = [];
    for (const step of path) {
      if (typeof step === 'number') parts.push(`${parts.pop() ?? ''} ${step + 1}`.trim());
      else parts.push(FIELDS[step]?.[language] ?? step);
    }
    return parts.join(' › ') || '—';
  });
}

const FIELDS: Readonly<Record<string, Words>> = {
  name: { en: 'Name', fr: 'Nom' },
  description: { en: 'Description', fr: 'Description' },
  languages: { en: 'Languages', fr: 'Langues' },
  kind: { en: 'Kind', fr: 'Type' },
  label: { en: 'Label', fr: 'Libellé' },
  config: { en: 'Properties', fr: 'Propriétés' },
  settings: { en: 'Settings', fr: 'Réglages' },
  publishing: { en: 'Publishing', fr: 'Publication' },
  testsPass: { en: 'All tests must pass', fr: 'Tous les tests doivent réussir' },
  coverage: { en: 'Least coverage', fr: 'Couverture minimale' },
  type: { en: 'Type', fr: 'Type' },
  initial: { en: 'Initial value', fr: 'Valeur initiale' },
  role: { en: 'Role', fr: 'Rôle' },
  text: { en: 'Text', fr: 'Texte' },
  colour: { en: 'Colour', fr: 'Couleur' },
  size: { en: 'Size', fr: 'Taille' },
  width: { en: 'Width', fr: 'Largeur' },
  height: { en: 'Height', fr: 'Hauteur' },
  given: { en: 'Given', fr: 'Étant donné' },
  when: { en: 'When', fr: 'Quand' },
  expect: { en: 'Then', fr: 'Alors' },
  reason: { en: 'Reason', fr: 'Motif' },
  caller: { en: 'Caller', fr: 'Appelant' },
  called: { en: 'Called number', fr: 'Numéro appelé' },
  language: { en: 'Language', fr: 'Langue' },
  at: { en: 'Time', fr: 'Heure' },
  variables: { en: 'Variables', fr: 'Variables' },
  heard: { en: 'Heard', fr: 'Entendu' },
  asked: { en: 'Asked', fr: 'Demandé' },
  path: { en: 'Path', fr: 'Chemin' },
  end: { en: 'End', fr: 'Fin' },
};
