import { fieldNames } from '#runtime/compiler/check/field-names.ts';
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
