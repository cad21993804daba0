import { Button } from '@mantine/core';
import { IconArrowBackUp, IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { useToasts } from '#designer/ui/toasts.tsx';
import classes from './messages.module.css';

interface HandledCellProps {
  /** What is handled, for assistive technology. */
  name: string;
  handled: { at: string; by: string } | null;
  onChange: (handled: boolean) => Promise<unknown>;
}

/** Marks a message as handled, or says who did and takes it back. */
export function HandledCell({ name, handled, onChange }: HandledCellProps) {
  const { messages: texts, common } = useMessages();
  const toasts = useToasts();
  const [busy, setBusy] = useState(false);
  const change = async () => {
    setBusy(true);
    try {
      await onChange(handled === null);
      toasts.done(handled === null ? texts.wasHandled(name) : texts.wasReopened(name));
    } catch (error) {
      toasts.failed(error);
    } finally {
      setBusy(false);
    }
  };
  const action = handled === null ? texts.handle : texts.reopen;
  return (
    <span className={classes.handled}>
      {handled && <span className={classes.by}>{texts.handledBy(common.person(handled.by))}</span>}
      <Button
        size="compact-xs"
        variant="default"
        leftSection={handled === null ? <IconCheck size={13} /> : <IconArrowBackUp size={13} />}
        aria-label={`${action}: ${name}`}
        loading={busy}
        onClick={() => void change()}
      >
        {action}
      </Button>
    </span>
  );
}
