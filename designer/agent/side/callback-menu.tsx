import { ActionIcon, Menu, TextInput } from '@mantine/core';
import { IconCalendarTime, IconCheck, IconDots, IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { z } from 'zod';
import { call } from '#designer/api/call.ts';
import { keyOf } from '#designer/api/query.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { useConfirm } from '#designer/ui/confirm.tsx';
import type { FieldProps } from '#designer/ui/form/field-editor.tsx';
import { FieldFrame, useInputProps } from '#designer/ui/form/fields/field-frame.tsx';
import { FormField, FormFields } from '#designer/ui/form/form-fields.tsx';
import { useFormScope } from '#designer/ui/form/form-scope.ts';
import { RecordDialog } from '#designer/ui/form/record-dialog.tsx';
import { useRequestForm } from '#designer/ui/form/use-request-form.ts';
import { cancelCallback, replanCallback } from '#schemas/api/callbacks.ts';
import { type DeskCallback, readDeskWork } from '#schemas/api/desk.ts';
import { field } from '#schemas/nodes/fields.ts';
import { useDesk } from '../desk/use-desk.tsx';
import { aDayLater, fromLocalTime, toLocalTime } from '../script/zoned-time.ts';
import { useHandledCallback } from './use-handled-callback.ts';

/** What can be done with a promised call besides making it. */
export function CallbackMenu({ callback }: { callback: DeskCallback }) {
  const { desk: texts } = useMessages();
  const confirm = useConfirm();
  const refresh = useRefresh();
  const [replanning, setReplanning] = useState(false);
  const { id, number, taken } = callback;
  const params = { id };
  const { markHandled } = useHandledCallback(id);
  return (
    <>
      <Menu position="bottom-end" width={190}>
        <Menu.Target>
          <ActionIcon size="sm" aria-label={texts.side.more(number)} disabled={taken}>
            <IconDots size={15} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconCalendarTime size={15} aria-hidden />} onClick={() => setReplanning(true)}>
            {texts.side.putOff}
          </Menu.Item>
          <Menu.Item leftSection={<IconCheck size={15} aria-hidden />} onClick={markHandled}>
            {texts.side.markHandled}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconTrash size={15} aria-hidden />}
            onClick={() =>
              confirm({
                title: texts.side.giveUpTitle,
                text: texts.side.giveUpText(number),
                action: texts.side.giveUpAction,
                danger: true,
                run: () => call(cancelCallback, { params }).then(refresh),
              })
            }
          >
            {texts.side.giveUp}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {replanning && <ReplanDialog callback={callback} onClose={() => setReplanning(false)} />}
    </>
  );
}

function ReplanDialog({ callback, onClose }: { callback: DeskCallback; onClose: () => void }) {
  const { desk: texts, common } = useMessages();
  const desk = useDesk();
  const refresh = useRefresh();
  const form = useRequestForm({
    schema: replanned,
    initial: {
      at: aDayLater(toField(callback.dueAt !== null && callback.dueAt > desk.now ? callback.dueAt : desk.now)),
      personal: callback.agent !== null,
      note: callback.note,
    },
    texts: {
      fields: {
        at: { label: texts.callback.at },
        note: { label: texts.side.note },
        personal: { label: texts.callback.personal },
      },
    },
    send: async ({ at, ...others }) => {
      await call(replanCallback, { params: { id: callback.id }, body: { ...others, at: fromField(at) } });
      await refresh();
    },
  });
  return (
    <RecordDialog title={texts.side.putOffTitle} action={common.save} onClose={onClose} form={form} size={380}>
      <FormField path={['at']} widget={MomentField} />
      <FormFields only={desk.agent.options.personalCallbacks ? ['note', 'personal'] : ['note']} />
    </RecordDialog>
  );
}

const replanned = replanCallback.body.extend({
  at: z.string().refine((local) => fromField(local) !== '', 'date-and-time'),
  note: field(replanCallback.body.shape.note, { widget: 'text' }),
});

function MomentField(field: FieldProps) {
  const form = useFormScope();
  return (
    <FieldFrame field={field}>
      <TextInput
        {...useInputProps(field)}
        type="datetime-local"
        value={String(field.value ?? '')}
        onChange={({ currentTarget: { value } }) => form.set(field.path, value)}
      />
    </FieldFrame>
  );
}

function useRefresh(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: keyOf(readDeskWork) });
}

/** As a date and time field has it, by the clocks of this browser, as the list beside it. */
function toField(iso: string): string {
  return toLocalTime(iso, ownTimeZone());
}

function fromField(local: string): string {
  return fromLocalTime(local, ownTimeZone()) ?? '';
}

function ownTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
