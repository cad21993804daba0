import { Textarea, TextInput } from '@mantine/core';
import { useRef } from 'react';
import type { FieldProps } from '#designer/ui/form/field-editor.tsx';
import { FieldFrame, useInputProps } from '#designer/ui/form/fields/field-frame.tsx';
import { useFormScope } from '#designer/ui/form/form-scope.ts';
import { MergeFieldMenu } from './merge-field-menu.tsx';

/** One line with merge fields. */
export function SubjectField(field: FieldProps) {
  const { input, insert } = useMerged<HTMLInputElement>(field);
  return (
    <FieldFrame field={field} aside={insert}>
      <TextInput {...input} />
    </FieldFrame>
  );
}

/** The source of the e-mail, with merge fields. */
export function HtmlField(field: FieldProps) {
  const { input, insert } = useMerged<HTMLTextAreaElement>(field);
  return (
    <FieldFrame field={field} aside={insert}>
      <Textarea {...input} autosize minRows={14} maxRows={28} styles={{ input: { fontFamily: 'monospace' } }} />
    </FieldFrame>
  );
}

/** A text into which merge fields are put where the cursor stands. */
function useMerged<Input extends HTMLInputElement | HTMLTextAreaElement>(field: FieldProps) {
  const form = useFormScope();
  const ref = useRef<Input>(null);
  const value = String(field.value ?? '');
  const put = (name: string) => {
    const start = ref.current?.selectionStart ?? value.length;
    const end = ref.current?.selectionEnd ?? start;
    const inserted = `{{ ${name} }}`;
    form.set(field.path, value.slice(0, start) + inserted + value.slice(end));
    requestAnimationFrame(() => {
      ref.current?.focus();
      ref.current?.setSelectionRange(start + inserted.length, start + inserted.length);
    });
  };
  return {
    insert: !form.readOnly && <MergeFieldMenu onInsert={put} />,
    input: {
      ...useInputProps(field),
      ref,
      value,
      spellCheck: false,
      onChange: (event: { currentTarget: { value: string } }) => form.set(field.path, event.currentTarget.value),
    },
  };
}
