import { NativeSelect } from '@mantine/core';
import { use } from 'react';
import { useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import { languageName } from '#designer/i18n/language-name.ts';
import type { FieldProps } from '../field-editor.tsx';
import { SpokenLanguagesContext, useFormScope } from '../form-scope.ts';
import { FieldFrame, useInputProps } from './field-frame.tsx';

/** One of the languages that the flow speaks. */
export function LanguageField(field: FieldProps) {
  const form = useFormScope();
  const { language } = useLanguage();
  const { form: texts } = useMessages();
  const { languages } = use(SpokenLanguagesContext);
  const value = String(field.value ?? '');
  const { readOnly, ...input } = useInputProps(field);
  const offered = languages.includes(value) ? languages : [value, ...languages];
  return (
    <FieldFrame field={field}>
      <NativeSelect
        {...input}
        disabled={readOnly}
        value={value}
        data={offered.map((code) => ({ value: code, label: code ? languageName(code, language) : texts.choose }))}
        onChange={(event) => form.set(field.path, event.currentTarget.value)}
      />
    </FieldFrame>
  );
}
