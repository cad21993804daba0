import { NativeSelect } from '@mantine/core';
import { z } from 'zod';
import { unwrap } from '#schemas/nodes/fields.ts';
import type { FieldProps } from '../field-editor.tsx';
import { useFormScope } from '../form-scope.ts';
import { FieldFrame, useInputProps, useOptionText } from './field-frame.tsx';

/** One of the options of an enum. */
export function ChoiceField(field: FieldProps) {
  const form = useFormScope();
  const nameOf = useOptionText(field);
  const schema = unwrap(field.schema);
  const options = schema instanceof z.ZodEnum ? schema.options.map(String) : [];
  const value = String(field.value ?? field.schema.safeParse(undefined).data ?? '');
  const { readOnly, ...input } = useInputProps(field);
  return (
    <FieldFrame field={field}>
      <NativeSelect
        {...input}
        disabled={readOnly}
        value={value}
        data={[
          ...(options.includes(value) ? [] : [{ value, label: value || '—' }]),
          ...options.map((option) => ({ value: option, label: nameOf(option) })),
        ]}
        onChange={(event) => form.set(field.path, event.currentTarget.value)}
      />
    </FieldFrame>
  );
}
