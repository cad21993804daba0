import { Textarea } from '@mantine/core';
import { Suspense, use, useRef } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import type { FieldProps } from '../field-editor.tsx';
import { SpokenLanguagesContext, useFormScope } from '../form-scope.ts';
import { isRecord } from '../set-at-path.ts';
import { FieldFrame, useInputProps } from './field-frame.tsx';

/** A text with `{{ }}`; a localised one is edited in the language that the editor shows. */
export function TemplateField(field: FieldProps) {
  const { spoken: language } = use(SpokenLanguagesContext);
  const record = isRecord(field.value) ? field.value : {};
  const localised = field.meta.localized === true;
  const path = localised ? [...field.path, language] : field.path;
  const value = String((localised ? record[language] : field.value) ?? '');
  return (
    <FieldFrame field={field} aside={<span />}>
      <TemplateInput field={{ ...field, path }} value={value} language={localised ? language : undefined} />
    </FieldFrame>
  );
}

interface TemplateInputProps {
  field: FieldProps;
  value: string;
  language?: string;
}

function TemplateInput({ field, value, language }: TemplateInputProps) {
  const form = useFormScope();
  const input = useInputProps(field);
  const { prompt: texts } = useMessages().form;
  const { insertValue: Insert } = form;
  const area = useRef<HTMLTextAreaElement>(null);
  const insert = (name: string) => {
    const at = area.current?.selectionStart ?? value.length;
    const end = area.current?.selectionEnd ?? at;
    const inserted = `{{ ${name} }}`;
    form.set(field.path, value.slice(0, at) + inserted + value.slice(end));
    form.settle(field.path);
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(at + inserted.length, at + inserted.length);
    });
  };
  return (
    <Textarea
      {...input}
      ref={area}
      aria-label={language ? `${input['aria-label']} (${language})` : input['aria-label']}
      lang={language}
      autosize
      minRows={1}
      maxRows={10}
      value={value}
      onChange={(event) => form.set(field.path, event.currentTarget.value)}
      rightSection={
        !form.readOnly &&
        Insert && (
          <Suspense>
            <Insert label={texts.insertValue} onInsert={insert} />
          </Suspense>
        )
      }
      rightSectionProps={{ style: { alignItems: 'flex-start', paddingTop: 3 } }}
    />
  );
}
