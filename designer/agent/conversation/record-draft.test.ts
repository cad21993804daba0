import { describe, expect, it } from 'vitest';
import { changedFields, disputedFields, emptyRecordDraft, typeInto } from './record-draft.ts';

const stored = (values: Record<string, string>) => (name: string) => values[name] ?? '';

describe('a record that is being corrected', () => {
  it('hands over only what says something new', () => {
    const draft = typeInto(emptyRecordDraft, 'name', { value: 'Inès B', stored: 'Inès' });
    const back = typeInto(draft, 'tariff', { value: 'private', stored: 'private' });
    expect(changedFields(back, stored({ name: 'Inès', tariff: 'private' }))).toEqual({ name: 'Inès B' });
    expect(changedFields(back, stored({ name: 'Inès B', tariff: 'private' }))).toEqual({});
  });

  it('knows the fields that a colleague has changed since typing began there', () => {
    const begun = typeInto(emptyRecordDraft, 'name', { value: 'I', stored: 'Inès' });
    const draft = typeInto(begun, 'name', { value: 'Inès B', stored: 'Inès D' });
    expect(disputedFields(draft, stored({ name: 'Inès' }))).toEqual([]);
    expect(disputedFields(draft, stored({ name: 'Inès', tariff: 'business' }))).toEqual([]);
    expect(disputedFields(draft, stored({ name: 'Inès D' }))).toEqual(['name']);
    expect(disputedFields(draft, stored({ name: 'Inès B' }))).toEqual([]);
  });
});
