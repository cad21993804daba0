import { Textarea, TextInput } from '@mantine/core';
import type { FieldProps } from '../field-editor.tsx';
import { useFormScope } from '../form-scope.ts';
import { FieldFrame, useInputProps } from './field-frame.tsx';

/** A short text, a long one (`textarea`) or a number to call (`phone`). */
export function TextField(field: FieldProps) {
  const form = useFormScope();
  const input = {
    ...useInputProps(field),
    value: String(field.value ?? ''),
    onChange: (event: { currentTarget: { value: string } }) => form.set(field.path, event.currentTarget.value),
  };
  return (
    <FieldFrame field={field}>
      {field.meta.widget === 'textarea' ? (
        <Textarea {...input} autosize minRows={2} maxRows={8} />
      ) : (
        <TextInput {...input} inputMode={field.meta.widget === 'phone' ? 'tel' : undefined} spellCheck={false} />
      )}
    </FieldFrame>
  );
}
