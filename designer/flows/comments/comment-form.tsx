import { Button, Group, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { useToasts } from '#designer/ui/toasts.tsx';

interface CommentFormProps {
  label: string;
  description?: string;
  action: string;
  /** What was written is kept when it fails. */
  onSend: (text: string) => Promise<void>;
  onCancel?: () => void;
  autoFocus?: boolean;
}

const LONGEST = 5000;

/** Something to say, sent with the button or Ctrl+Enter. */
export function CommentForm({ label, description, action, onSend, onCancel, autoFocus }: CommentFormProps) {
  const { common } = useMessages();
  const toasts = useToasts();
  const [text, setText] = useState('');
  const [sending, setSending] = useState(false);
  const send = async () => {
    if (text.trim() === '' || sending) return;
    setSending(true);
    try {
      await onSend(text);
      setText('');
    } catch (error) {
      toasts.failed(error);
    }
    setSending(false);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Stack gap={6}>
        <Textarea
          size="xs"
          label={label}
          description={description}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={LONGEST}
          autoFocus={autoFocus}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
          }}
        />
        <Group justify="flex-end" gap="xs">
          {onCancel && (
            <Button size="compact-xs" variant="default" onClick={onCancel}>
              {common.cancel}
            </Button>
          )}
          <Button size="compact-xs" type="submit" loading={sending} disabled={text.trim() === ''}>
            {action}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
