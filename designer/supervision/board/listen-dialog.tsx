import { Text } from '@mantine/core';
import { z } from 'zod';
import { call } from '#designer/api/call.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { FormFields } from '#designer/ui/form/form-fields.tsx';
import { RecordDialog } from '#designer/ui/form/record-dialog.tsx';
import { useRequestForm } from '#designer/ui/form/use-request-form.ts';
import { type MonitorMode, monitorAgent } from '#schemas/api/supervision.ts';
import { field } from '#schemas/nodes/fields.ts';

const phone = z.object({
  number: field(z.string().regex(/^\+?[0-9]{2,15}$/, 'phone-number'), { widget: 'phone' }),
});

interface ListenDialogProps {
  agent: { id: string; name: string };
  mode: MonitorMode;
  onClose: () => void;
}

/** Asks which phone is to ring of somebody who has none of their own. */
export function ListenDialog({ agent, mode, onClose }: ListenDialogProps) {
  const { actions: texts } = useMessages().supervision;
  const form = useRequestForm({
    schema: phone,
    initial: { number: '' },
    texts: { fields: { number: { label: texts.number, help: '+33140000001' } } },
    send: ({ number }) =>
      call(monitorAgent, { params: { id: agent.id }, body: { mode, line: { type: 'number', number } } }),
  });
  return (
    <RecordDialog onClose={onClose} form={form} title={texts.phoneTitle} action={texts.call}>
      <Text size="sm" c="dimmed">
        {texts.phoneHelp}
      </Text>
      <FormFields />
    </RecordDialog>
  );
}
