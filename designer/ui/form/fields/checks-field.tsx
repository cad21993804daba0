import { Checkbox, Stack } from '@mantine/core';
import { z } from 'zod';
import { unwrap } from '#schemas/nodes/fields.ts';
import type { FieldProps } from '../field-editor.tsx';
import { useFormScope } from '../form-scope.ts';
import { FieldFrame, useFieldTexts, useInputProps, useOptionText } from './field-frame.tsx';

/** Any of the options of an enum, in the order in which the schema has them. */
export function ChecksField(field: FieldProps) {
  const form = useFormScope();
  const { label } = useFieldTexts(field);
  const nameOf = useOptionText(field);
  const { id } = useInputProps(field);
  const schema = unwrap(field.schema);
  const element = schema instanceof z.ZodArray ? schema.element : undefined;
  const options = element instanceof z.ZodEnum ? element.options.map(String) : [];
  const chosen = Array.isArray(field.value) ? field.value.map(String) : [];
  const choose = (next: readonly string[]) => {
    form.set(
      field.path,
      options.filter((option) => next.includes(option)),
    );
    form.settle(field.path);
  };
  return (
    <FieldFrame field={field}>
      <Checkbox.Group id={id} aria-label={label} value={chosen} onChange={choose}>
        <Stack gap={8} mt={4}>
          {options.map((option) => (
            <Checkbox
              key={option}
              value={option}
              size={form.dense ? 'xs' : 'sm'}
              label={nameOf(option)}
              disabled={form.readOnly}
            />
          ))}
        </Stack>
      </Checkbox.Group>
    </FieldFrame>
  );
}
