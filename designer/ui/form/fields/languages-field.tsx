import { MultiSelect } from '@mantine/core';
import { useLanguage } from '#designer/i18n/i18n.tsx';
import { languageName, SPOKEN_LANGUAGES } from '#designer/i18n/language-name.ts';
import type { FieldProps } from '../field-editor.tsx';
import { useFormScope } from '../form-scope.ts';
import { FieldFrame, useInputProps } from './field-frame.tsx';

/** Languages for customers, the first of them the usual one. */
export function LanguagesField(field: FieldProps) {
  const form = useFormScope();
  const { language } = useLanguage();
  const input = useInputProps(field);
  const chosen = Array.isArray(field.value) ? field.value.map(String) : [];
  const offered = [...new Set([...chosen, ...SPOKEN_LANGUAGES])];
  return (
    <FieldFrame field={field}>
      <MultiSelect
        {...input}
        value={chosen}
        data={offered.map((code) => ({ value: code, label: languageName(code, language) }))}
        searchable={!form.readOnly}
        hidePickedOptions
        onChange={(codes) => form.set(field.path, codes)}
      />
    </FieldFrame>
  );
}
