import { describe, expect, it } from 'vitest';
import { changedFields, disputedFields, emptyRecordDraft, typedSince, typeInto } from './record-draft.ts';

const stored = (values: Record<string, string>) => (name: string) => values[name] ?? '';

describe('a record that is being corrected', () => {
  it('hands over only what says something new', () => {
    const draft = typeInto(emptyRecordDraft, 'name', { value: 'Inès B', stored: 'Inès' });
    const back = typeInto(draft, 'tariff', { value: 'private', stored: 'private' });
    expect(changedFields(back, stored({ name: 'Inès', tariff: 'private' }))).toEqual({ name: 'Inès B' });
    expect(changedFields(back, stored({ name: 'Inès B', tariff: 'private' }))).toEqual({});
  });

  it('keeps what is typed while it is being saved, as something new', () => {
    const begun = typeInto(emptyRecordDraft, 'name', { value: 'Inès B', stored: 'Inès' });
    const sent = typeInto(begun, 'tariff', { value: 'business', stored: 'private' });
    expect(typedSince(sent, sent)).toBeNull();
    const more = typeInto(sent, 'name', { value: 'Inès Bo', stored: 'Inès' });
    const left = typedSince(sent, typeInto(more, 'town', { value: 'Lyon', stored: '' }));
    const now = stored({ name: 'Inès B', tariff: 'business' });
    expect(left && changedFields(left, now)).toEqual({ name: 'Inès Bo', town: 'Lyon' });
    expect(left && disputedFields(left, now)).toEqual([]);
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
