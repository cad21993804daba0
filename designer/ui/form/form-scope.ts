import { type ComponentType, createContext, use } from 'react';
import type { Severity } from '#schemas/diagnostics/diagnostic.ts';
import type { FlowKind } from '#schemas/flow/flow.ts';
import type { FieldMeta } from '#schemas/nodes/fields.ts';
import type { FieldTexts } from '#schemas/nodes/node-kind.ts';
import type { FieldWidget } from './field-editor.tsx';
import type { FieldPath } from './set-at-path.ts';

/** What fields are called, by field path with list indexes as `[]`, and their options, by `path=option`. */
export interface FormTexts {
  fields: Readonly<Record<string, FieldTexts>>;
  options?: Readonly<Record<string, string>>;
}

/**
 * The form that fields stand in; every field writes through it. It stays the same while the values change, so that only
 * the fields whose value changes are drawn again.
 */
export interface FormScope {
  /** What the ids of its fields begin with; in the inspector the id of the node. */
  id: string;
  texts: FormTexts;
  readOnly: boolean;
  /** For a narrow panel: small fields whose help is folded into a mark. */
  dense: boolean;
  set: (path: FieldPath, value: unknown) => void;
  /** A field was left. */
  settle: (path: FieldPath) => void;
  /** Which flows may be chosen where a field does not say so itself: those that a flow of this kind can call. */
  caller: { kind: FlowKind; flowId?: string };
  /** Offers what can be put into a text with `{{ }}`. */
  insertValue?: ComponentType<{ label: string; onInsert: (name: string) => void }>;
  /** Widgets that only this form has. */
  widgets?: Partial<Record<NonNullable<FieldMeta['widget']>, FieldWidget>>;
}

export interface FieldIssue {
  path: FieldPath;
  severity: Severity;
  /** A sentence. */
  message: string;
  /** Where in an expression. */
  range?: { start: number; end: number } | undefined;
}

/** The languages in which texts for customers are written, and the one that is being edited. */
export interface SpokenLanguages {
  languages: readonly string[];
  spoken: string;
  choose: (language: string) => void;
}

/** A field that shall be shown and focused; asking again for the same one takes another object. */
export interface WantedField {
  path: FieldPath;
  /** The field has the focus. */
  done: () => void;
}

export const FormScopeContext = createContext<FormScope | null>(null);
export const FieldIssuesContext = createContext<readonly FieldIssue[]>([]);
export const WantedFieldContext = createContext<WantedField | undefined>(undefined);
/** Paths of what differs from what is stored, parted by dots. */
export const ChangedFieldsContext = createContext<ReadonlySet<string>>(new Set());
export const SpokenLanguagesContext = createContext<SpokenLanguages>({
  languages: ['en'],
  spoken: 'en',
  choose: () => undefined,
});

export function useFormScope(): FormScope {
  const form = use(FormScopeContext);
  if (!form) throw new Error('useFormScope needs a FormScopeContext above it');
  return form;
}

/** Problems of exactly this field, or for a leaf also of what is inside it. */
export function useFieldIssues(path: FieldPath, leaf: boolean): readonly FieldIssue[] {
  return use(FieldIssuesContext).filter(({ path: at }) => (leaf || at.length === path.length) && isInside(at, path));
}

/** Whether a field, or something inside it, differs from what is stored. */
export function useIsChanged(path: FieldPath): boolean {
  const changed = use(ChangedFieldsContext);
  const at = path.join('.');
  return changed.has(at) || [...changed].some((other) => other.startsWith(`${at}.`));
}

/** Whether a path is the other or leads into it. */
export function isInside(path: FieldPath, other: FieldPath): boolean {
  return path.length >= other.length && other.every((key, index) => String(path[index]) === String(key));
}

/** The name of a path in the page, for labels and for links to the field. */
export function fieldId(form: string, path: FieldPath): string {
  return `field-${form}-${path.join('-').replace(/[^A-Za-z0-9_-]/g, '_')}`;
}
