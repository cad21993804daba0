import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { useMessages } from '#designer/i18n/i18n.tsx';
import type { FieldProps } from '../field-editor.tsx';
import { useFormScope } from '../form-scope.ts';
import { FieldFrame, useInputProps } from './field-frame.tsx';

interface PasswordBoxProps extends Pick<PasswordInputProps, 'autoFocus' | 'disabled' | 'onKeyDown' | 'onKeyUp'> {
  field: FieldProps;
  /** By which password managers tell the one there is from one that is made up. */
  autoComplete: 'current-password' | 'new-password';
  /** Said while one is stored, which is never shown: it stays unless another one is typed. */
  kept?: string | undefined;
  /** Said below the field. */
  note?: string | undefined;
}

/** A secret that is typed; where nothing was typed it is left out. */
export function PasswordBox({ field, kept, note, ...input }: PasswordBoxProps) {
  const { auth } = useMessages();
  const form = useFormScope();
  const nothing = field.schema.safeParse(undefined).success ? undefined : '';
  return (
    <FieldFrame field={field}>
      <PasswordInput
        {...useInputProps(field)}
        {...input}
        description={note ?? kept}
        inputWrapperOrder={['input', 'description']}
        placeholder={kept === undefined ? undefined : '••••••••'}
        visibilityToggleButtonProps={{ 'aria-label': auth.showPassword }}
        value={String(field.value ?? '')}
        onChange={({ currentTarget: { value } }) => form.set(field.path, value === '' ? nothing : value)}
      />
    </FieldFrame>
  );
}
