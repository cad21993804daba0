import { MultiSelect } from '@mantine/core';
import { useMessages } from '#designer/i18n/i18n.tsx';
import type { FieldProps } from '../field-editor.tsx';
import { useFormScope } from '../form-scope.ts';
import { FieldFrame, useInputProps } from './field-frame.tsx';
import { entryKind } from './reference-field.tsx';
import { useEntries } from './use-entries.ts';

/** Several things of the installation. Ones that do not exist stay visible until they are taken away. */
export function ReferencesField(field: FieldProps) {
  const form = useFormScope();
  const { form: words } = useMessages();
  const input = useInputProps(field);
  const chosen = Array.isArray(field.value) ? field.value.map(String) : [];
  // Until it is known what there is, nothing is called missing.
  const entries = useEntries(entryKind(field.meta));
  const known = entries ?? chosen.map((id) => ({ id, name: id }));
  const missing = chosen.filter((id) => !known.some((entry) => entry.id === id));
  return (
    <FieldFrame field={field}>
      <MultiSelect
        {...input}
        value={chosen}
        data={[
          ...known.map(({ id, name }) => ({ value: id, label: name })),
          ...missing.map((id) => ({ value: id, label: words.reference.missing(id) })),
        ]}
        placeholder={chosen.length === 0 ? words.none : undefined}
        nothingFoundMessage={known.length === 0 ? words.reference.empty : words.reference.none}
        searchable={!form.readOnly}
        hidePickedOptions
        onChange={(ids) => form.set(field.path, ids)}
      />
    </FieldFrame>
  );
}
