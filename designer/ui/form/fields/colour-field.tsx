import { ColorInput } from '@mantine/core';
import type { FieldProps } from '../field-editor.tsx';
import { useFormScope } from '../form-scope.ts';
import { FieldFrame, useInputProps } from './field-frame.tsx';

/** Colours that black or white can be read on, in light and in dark. */
const SWATCHES = [
  '#2f9e44',
  '#0c8599',
  '#1971c2',
  '#5f3dc4',
  '#9c36b5',
  '#c2255c',
  '#e03131',
  '#e8590c',
  '#f08c00',
  '#5c940d',
  '#868e96',
  '#343a40',
];

/** A colour as `#rrggbb`: one of a few that are proposed, or any other. */
export function ColourField(field: FieldProps) {
  const form = useFormScope();
  const { readOnly, ...input } = useInputProps(field);
  return (
    <FieldFrame field={field}>
      <ColorInput
        {...input}
        disabled={readOnly}
        format="hex"
        maw={180}
        swatches={SWATCHES}
        swatchesPerRow={6}
        withEyeDropper={false}
        value={String(field.value ?? '')}
        onChange={(value) => form.set(field.path, value.toLowerCase())}
      />
    </FieldFrame>
  );
}
