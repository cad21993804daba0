import type { Flow } from '#schemas/flow/flow.ts';

/** `exact`: does the same. `approximated`: does nearly the same, the notes say how not. `unsupported`: a placeholder. */
export type Fidelity = 'exact' | 'approximated' | 'unsupported';

export interface ImportNote {
  en: string;
  fr: string;
}

/** What became of one element of the source. */
export interface ImportedElement {
  /** Its name or id in the source, or the line it stands on. */
  element: string;
  /** Its type, as the source calls it. */
  type: string;
  fidelity: Fidelity;
  /** The node that stands for it now; none when it only had an effect on others. */
  node?: string;
  notes: ImportNote[];
}

export const importFormats = ['twilio', 'connect', 'vxml'] as const;
export type ImportFormat = (typeof importFormats)[number];

export interface Imported {
  ok: true;
  format: ImportFormat;
  document: Flow;
  /** In the order of the source; every element of it is there. */
  report: ImportedElement[];
}

export interface NotImported {
  ok: false;
  /** Why nothing could be made of the file, for the person who chose it. */
  reason: ImportNote;
}

export type ImportResult = Imported | NotImported;

export function notImported(en: string, fr: string): NotImported {
  return { ok: false, reason: { en, fr } };
}
