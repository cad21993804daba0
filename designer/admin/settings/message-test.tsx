import { Alert, Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { describeError } from '#designer/ui/describe-error.ts';

interface MessageTestProps<Reason extends string> {
  label: string;
  /** What each failure means and what to do about it. */
  reasons: Readonly<Record<Reason, string>>;
  /** While the settings are not complete. */
  disabled: boolean;
  send: (to: string) => Promise<{ sent: true } | { sent: false; reason: Reason; detail: string }>;
}

/** Tries settings out before anybody depends on them, and says in words what went wrong. */
export function MessageTest<Reason extends string>({ label, reasons, disabled, send }: MessageTestProps<Reason>) {
  const messages = useMessages();
  const { settings: texts } = messages;
  const [to, setTo] = useState('');
  const [pending, setPending] = useState(false);
  const [result, setResult] = useState<{ isGood: boolean; text: string; detail: string } | null>(null);
  const run = async () => {
    setPending(true);
    setResult(null);
    try {
      const answer = await send(to.trim());
      setResult(
        answer.sent
          ? { isGood: true, text: texts.testSent(to.trim()), detail: '' }
          : { isGood: false, text: reasons[answer.reason], detail: answer.detail },
      );
    } catch (error) {
      setResult({ isGood: false, text: describeError(error, messages), detail: '' });
    } finally {
      setPending(false);
    }
  };
  return (
    <>
      <Group align="flex-end" gap="sm" wrap="nowrap">
        <TextInput
          label={label}
          description={disabled ? texts.testIncomplete : undefined}
          value={to}
          flex={1}
          onChange={(event) => setTo(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            // The form around it is for saving.
            event.preventDefault();
            if (!disabled && to.trim() !== '') void run();
          }}
        />
        <Button
          variant="default"
          size="sm"
          loading={pending}
          disabled={disabled || to.trim() === ''}
          onClick={() => void run()}
        >
          {texts.test}
        </Button>
      </Group>
      {result && (
        <Alert color={result.isGood ? 'green' : 'red'} role={result.isGood ? 'status' : 'alert'}>
          {result.text}
          {result.detail !== '' && (
            <>
              <br />
              {texts.testAnswer} <code>{result.detail}</code>
            </>
          )}
        </Alert>
      )}
    </>
  );
}
