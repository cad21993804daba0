import { Alert, Button, Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLeaveGuard } from '../use-leave-guard.ts';
import { ConflictNotice } from './conflict-notice.tsx';
import { RecordFields } from './record-form.tsx';
import type { RecordFormState } from './use-record-form.ts';
import { useSettle } from './use-settle.ts';

interface InlineFormProps {
  form: RecordFormState;
  /** What the button says. */
  action: string;
  /** After the button. */
  after?: ReactNode;
  children: ReactNode;
}

/** A record form that is one part of a page, with a button of its own. Leaving the page with unsaved input asks first. */
export function InlineForm({ form, action, after, children }: InlineFormProps) {
  useLeaveGuard(form.dirty);
  return (
    <RecordFields form={form}>
      <form {...form.form} {...useSettle(form)}>
        <Stack gap="sm">
          {children}
          <ConflictNotice />
          {form.failure && !form.conflict && (
            <Alert color="red" role="alert">
              {form.failure}
            </Alert>
          )}
          <Group>
            <Button type="submit" loading={form.pending} disabled={!form.dirty || form.conflict !== undefined}>
              {action}
            </Button>
          </Group>
          {after}
        </Stack>
      </form>
    </RecordFields>
  );
}
