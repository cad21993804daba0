import { CountrySelect } from '../../country-select.tsx';
import type { FieldProps } from '../field-editor.tsx';
import { useFormScope } from '../form-scope.ts';
import { FieldFrame, useInputProps } from './field-frame.tsx';

/** A country by its name in the language in use. */
export function CountryField(field: FieldProps) {
  const form = useFormScope();
  return (
    <FieldFrame field={field}>
      <CountrySelect
        {...useInputProps(field)}
        value={String(field.value ?? '')}
        onChange={(country) => form.set(field.path, country)}
      />
    </FieldFrame>
  );
}
