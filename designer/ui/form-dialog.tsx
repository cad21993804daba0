import { Alert, Button, Group, Modal, Stack } from '@mantine/core';
import type { FormEvent, ReactNode, RefObject } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { useConfirm } from './confirm.tsx';

interface FormDialogProps {
  title: string;
  /** What the button says. */
  action: string;
  opened: boolean;
  onClose: () => void;
  form: {
    dirty: boolean;
    pending: boolean;
    failure: string | null;
    form: { ref: RefObject<HTMLFormElement | null>; onSubmit: (event?: FormEvent) => void; noValidate: boolean };
  };
  size?: number;
  children: ReactNode;
}

/** A form in a dialog. Closing asks first once something was entered. */
export function FormDialog({ title, action, opened, onClose, form, size = 440, children }: FormDialogProps) {
  const { common } = useMessages();
  const confirm = useConfirm();
  const close = () => {
    if (form.pending) return;
    if (!form.dirty) return onClose();
    const { title: question, text, leave, stay } = common.unsaved;
    confirm({ title: question, text, action: leave, cancel: stay, run: onClose });
  };
  return (
    <Modal opened={opened} onClose={close} title={title} size={size} closeButtonProps={{ 'aria-label': common.close }}>
      <form {...form.form}>
        <Stack gap="sm">
          {children}
          {form.failure && (
            <Alert color="red" role="alert">
              {form.failure}
            </Alert>
          )}
          <Group justify="flex-end" gap="xs" mt="xs">
            <Button variant="default" onClick={close} disabled={form.pending}>
              {common.cancel}
            </Button>
            <Button type="submit" loading={form.pending}>
              {action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
