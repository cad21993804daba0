import { IconExternalLink } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMessages } from '#designer/i18n/i18n.tsx';
import type { CatalogueKind, FieldMeta, SettingKind } from '#schemas/nodes/fields.ts';
import { isPlace, PLACES } from '../../places.ts';
import type { FieldProps } from '../field-editor.tsx';
import { fieldId, useFormScope } from '../form-scope.ts';
import { FieldFrame, useFieldTexts } from './field-frame.tsx';
import { SearchSelect } from './search-select.tsx';
import { useEntries } from './use-entries.ts';

/** A thing of the installation: a schedule, a data file. One that does not exist stays visible until another is chosen. */
export function ReferenceField(field: FieldProps) {
  const form = useFormScope();
  const { form: words } = useMessages();
  const texts = words.reference;
  const { label } = useFieldTexts(field);
  const value = String(field.value ?? '');
  // Until it is known what there is, nothing is called missing.
  const entries = useEntries(entryKind(field.meta)) ?? (value === '' ? [] : [{ id: value, name: value }]);
  return (
    <FieldFrame field={field}>
      <SearchSelect
        id={fieldId(form.id, field.path)}
        label={label}
        value={value}
        unknown={texts.missing}
        // The number of a queue is part of what it is called.
        options={entries.map(({ id, name }) => ({
          value: id,
          label: name,
          ...(name.startsWith(id) ? {} : { hint: id }),
        }))}
        placeholder={field.meta.optional ? words.none : words.choose}
        none={entries.length === 0 ? texts.empty : texts.none}
        onChoose={(id) => form.set(field.path, id)}
        clearable={field.meta.optional}
        readOnly={form.readOnly}
        error={false}
        aside={entries.some(({ id }) => id === value) && <PlaceLink kind={entryKind(field.meta) ?? ''} id={value} />}
      />
    </FieldFrame>
  );
}

/** The way to what is chosen, where it has a place of its own. */
function PlaceLink({ kind, id }: { kind: string; id: string }) {
  const { open } = useMessages().form.reference;
  if (!isPlace(kind)) return null;
  return (
    <Link {...PLACES[kind](id)} title={open} aria-label={open}>
      <IconExternalLink size={14} aria-hidden />
    </Link>
  );
}

/** What of the installation a field names. */
export function entryKind({ reference }: FieldMeta): CatalogueKind | SettingKind | undefined {
  const isOther = reference === 'audio' || reference === 'flow' || reference === 'variable' || reference === 'language';
  return isOther ? undefined : reference;
}
