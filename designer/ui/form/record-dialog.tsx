import { Alert, Button, Group, Stack } from '@mantine/core';
import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { useConfirm } from '../confirm.tsx';
import { Dialog } from '../dialog.tsx';
import { useLeaveGuard } from '../use-leave-guard.ts';
import { ConflictNotice } from './conflict-notice.tsx';
import { FormFields } from './form-fields.tsx';
import { RecordFields } from './record-form.tsx';
import type { RecordFormState } from './use-record-form.ts';
import { useSettle } from './use-settle.ts';

interface RecordDialogProps {
  title: string;
  /** What the button says. */
  action: string;
  form: RecordFormState;
  onClose: () => void;
  size?: number;
  /** All fields of the record, one below the other, when absent. */
  children?: ReactNode;
}

/** A record form in a dialog, which closes once it is saved. Closing it otherwise asks first when something was entered. */
export function RecordDialog({ title, action, form, onClose, size = 480, children }: RecordDialogProps) {
  const { common } = useMessages();
  const confirm = useConfirm();
  const settling = useSettle(form);
  const free = useRef(false);
  // What is being sent leads on by itself.
  useLeaveGuard(form.dirty && !form.pending, { free });
  const leave = () => {
    free.current = true;
    onClose();
  };
  const close = () => {
    if (form.pending) return;
    if (!form.dirty) return onClose();
    const { title: question, text, leave: action, stay } = common.unsaved;
    confirm({ title: question, text, action, cancel: stay, run: leave });
  };
  const submit = async () => {
    if (await form.save()) return leave();
    // Fields that are drawn in some other way have nothing that takes the focus by itself.
    requestAnimationFrame(() => {
      const root = form.form.ref.current;
      if (root?.contains(document.activeElement) && document.activeElement?.ariaInvalid === 'true') return;
      root?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    });
  };
  return (
    <Dialog opened onClose={close} title={title} size={size} closeButtonProps={{ 'aria-label': common.close }}>
      <RecordFields form={form}>
        <form
          ref={form.form.ref}
          noValidate
          {...settling}
          onSubmit={(event) => {
            event.preventDefault();
            event.stopPropagation();
            void submit();
          }}
        >
          <FirstFocus root={form.form.ref} />
          <Stack gap="sm">
            {children ?? <FormFields />}
            <ConflictNotice />
            {form.failure && !form.conflict && (
              <Alert color="red" role="alert">
                {form.failure}
              </Alert>
            )}
            <Group justify="flex-end" gap="xs" mt="xs">
              <Button variant="default" onClick={close} disabled={form.pending}>
                {form.readOnly ? common.close : common.cancel}
              </Button>
              {!form.readOnly && (
                <Button type="submit" loading={form.pending} disabled={form.conflict !== undefined}>
                  {action}
                </Button>
              )}
            </Group>
          </Stack>
        </form>
      </RecordFields>
    </Dialog>
  );
}

/** Marks the first field for the dialog, which would give the focus to its close button. */
function FirstFocus({ root }: { root: RefObject<HTMLFormElement | null> }) {
  useEffect(() => {
    root.current?.querySelector('[data-field] :is(input, textarea, select)')?.setAttribute('data-autofocus', '');
  }, [root]);
  return null;
}
