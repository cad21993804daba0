import { Code, Text } from '@mantine/core';
import { useMessages } from '#designer/i18n/i18n.tsx';
import type { FieldProps } from '../field-editor.tsx';
import { FieldFrame } from './field-frame.tsx';

/** A field of a shape that has no form: shown as it is, edited in the JSON view. */
export function RawField(field: FieldProps) {
  const { form: texts } = useMessages();
  return (
    <FieldFrame field={field}>
      <Code block>{JSON.stringify(field.value ?? null, null, 2)}</Code>
      <Text size="xs" c="dimmed">
        {texts.raw}
      </Text>
    </FieldFrame>
  );
}
