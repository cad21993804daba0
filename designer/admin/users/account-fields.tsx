import { Button, Group, TextInput } from '@mantine/core';
import { IconDice5 } from '@tabler/icons-react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import type { FieldProps } from '#designer/ui/form/field-editor.tsx';
import { FieldFrame, useInputProps } from '#designer/ui/form/fields/field-frame.tsx';
import { useFormScope } from '#designer/ui/form/form-scope.ts';
import { generatePassword } from './generate-password.ts';
import { AGENT_PASSWORD } from './use-account-texts.ts';

/** The password of an account with the role that is chosen beside it. */
export function NewPasswordField(field: FieldProps) {
  return field.parent.role === 'agent' ? <AgentPasswordField {...field} /> : <PasswordField {...field} />;
}

export function AgentPasswordField(field: FieldProps) {
  return <PasswordField {...field} textPath={AGENT_PASSWORD} />;
}

/** A password for someone else: shown as it is typed, because it has to be passed on. */
export function PasswordField(field: FieldProps) {
  const { users: texts } = useMessages();
  const form = useFormScope();
  return (
    <FieldFrame field={field}>
      <Group gap="xs" wrap="nowrap">
        <TextInput
          {...useInputProps(field)}
          flex={1}
          autoComplete="new-password"
          spellCheck={false}
          autoCapitalize="none"
          value={String(field.value ?? '')}
          onChange={({ currentTarget: { value } }) => form.set(field.path, value)}
        />
        <Button
          variant="default"
          size="sm"
          leftSection={<IconDice5 size={16} aria-hidden />}
          onClick={() => form.set(field.path, generatePassword())}
        >
          {texts.generate}
        </Button>
      </Group>
    </FieldFrame>
  );
}

/** What somebody signs in with: not a name that browsers should fill in. */
export function LoginField(field: FieldProps) {
  const form = useFormScope();
  return (
    <FieldFrame field={field}>
      <TextInput
        {...useInputProps(field)}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        value={String(field.value ?? '')}
        onChange={({ currentTarget: { value } }) => form.set(field.path, value)}
      />
    </FieldFrame>
  );
}
