import { Button, Group, TextInput, type TextInputProps } from '@mantine/core';
import { IconDice5 } from '@tabler/icons-react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { generatePassword } from './generate-password.ts';

interface NewPasswordInputProps extends TextInputProps {
  /** Agents may have shorter ones. */
  forAgent?: boolean;
  onGenerate: (password: string) => void;
}

/** A password for someone else: shown as it is typed, because it has to be passed on. */
export function NewPasswordInput({ forAgent = false, onGenerate, ...input }: NewPasswordInputProps) {
  const { users: texts } = useMessages();
  return (
    <Group gap="xs" align="flex-end" wrap="nowrap">
      <TextInput
        {...input}
        style={{ flex: 1 }}
        label={texts.password}
        description={forAgent ? texts.agentPasswordHelp : texts.passwordHelp}
        autoComplete="new-password"
        spellCheck={false}
        autoCapitalize="none"
      />
      <Button
        variant="default"
        size="sm"
        mb={input.error ? 22 : 0}
        leftSection={<IconDice5 size={16} />}
        onClick={() => onGenerate(generatePassword())}
      >
        {texts.generate}
      </Button>
    </Group>
  );
}
