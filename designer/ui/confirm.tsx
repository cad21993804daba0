import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { createContext, type ReactNode, use, useCallback, useState } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { describeError } from './describe-error.ts';
import { Dialog } from './dialog.tsx';

interface Question {
  title: string;
  text: ReactNode;
  /** What the button says: the verb, never just "OK". */
  action: string;
  danger?: boolean;
  /** Done while the dialog waits; a refusal is explained in it. */
  run: () => Promise<unknown> | unknown;
  /** What the button that changes nothing says; "Cancel" where that is clear. */
  cancel?: string;
  onCancel?: () => void;
  /** Says more about a refusal than its code does, for instance what still uses the thing. */
  explain?: (error: unknown) => ReactNode;
}

type Ask = (question: Question) => void;

const ConfirmContext = createContext<Ask | null>(null);

export function ConfirmProvider({ children }: { children: ReactNode }) {
  const [question, setQuestion] = useState<Question | null>(null);
  const [open, setOpen] = useState(false);
  const ask = useCallback((next: Question) => {
    setQuestion(next);
    setOpen(true);
  }, []);
  return (
    <ConfirmContext value={ask}>
      {children}
      {question && <ConfirmDialog question={question} opened={open} onClose={() => setOpen(false)} />}
    </ConfirmContext>
  );
}

/** Asks before something that cannot be taken back. */
export function useConfirm(): Ask {
  const ask = use(ConfirmContext);
  if (!ask) throw new Error('useConfirm needs a ConfirmProvider above it');
  return ask;
}

interface ConfirmDialogProps {
  question: Question;
  opened: boolean;
  onClose: () => void;
}

function ConfirmDialog({ question, opened, onClose }: ConfirmDialogProps) {
  const messages = useMessages();
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const close = () => {
    if (pending) return;
    setError(null);
    onClose();
    question.onCancel?.();
  };
  const run = async () => {
    setPending(true);
    setError(null);
    try {
      await question.run();
      onClose();
    } catch (refused) {
      setError(refused);
    } finally {
      setPending(false);
    }
  };
  return (
    <Dialog
      opened={opened}
      onClose={close}
      title={question.title}
      size={460}
      // What stays in the page of a dialog that is closed must not look like one.
      role={opened ? 'alertdialog' : undefined}
      aria-label={opened ? question.title : undefined}
      withCloseButton={false}
    >
      <Stack gap="md">
        <Text size="sm" component="div">
          {question.text}
        </Text>
        {error !== null && (
          <Alert color="red" role="alert">
            {question.explain?.(error) ?? describeError(error, messages)}
          </Alert>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close} disabled={pending} data-autofocus>
            {question.cancel ?? messages.common.cancel}
          </Button>
          <Button color={question.danger ? 'red.8' : undefined} loading={pending} onClick={() => void run()}>
            {question.action}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
