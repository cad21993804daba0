import { TextInput } from '@mantine/core';
import type { FieldProps } from '../field-editor.tsx';
import { useFormScope } from '../form-scope.ts';
import { FieldFrame, useInputProps } from './field-frame.tsx';

/** A day, `2026-12-25`; emptied, null where the schema has it so. */
export function DateField(field: FieldProps) {
  const form = useFormScope();
  const empty = field.schema.safeParse(null).success ? null : '';
  return (
    <FieldFrame field={field}>
      <TextInput
        {...useInputProps(field)}
        type="date"
        maw={180}
        value={String(field.value ?? '')}
        onChange={({ currentTarget: { value } }) => form.set(field.path, value === '' ? empty : value)}
      />
    </FieldFrame>
  );
}
