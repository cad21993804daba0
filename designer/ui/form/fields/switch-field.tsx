import { Switch } from '@mantine/core';
import type { FieldProps } from '../field-editor.tsx';
import { useFormScope } from '../form-scope.ts';
import { FieldFrame, useFieldTexts, useInputProps } from './field-frame.tsx';

export function SwitchField(field: FieldProps) {
  const form = useFormScope();
  const { label } = useFieldTexts(field);
  const { readOnly, error: _error, 'aria-label': _label, ...input } = useInputProps(field);
  return (
    <FieldFrame field={field} unlabelled>
      <Switch
        {...input}
        label={label}
        checked={field.value === true}
        disabled={readOnly}
        onChange={(event) => form.set(field.path, event.currentTarget.checked)}
      />
    </FieldFrame>
  );
}
