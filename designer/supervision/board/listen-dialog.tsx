import { Text, TextInput } from '@mantine/core';
import { z } from 'zod';
import { call } from '#designer/api/call.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { FormDialog } from '#designer/ui/form-dialog.tsx';
import { useForm } from '#designer/ui/use-form.ts';
import { type MonitorMode, monitorAgent } from '#schemas/api/supervision.ts';

const phone = z.object({ number: z.string().regex(/^\+?[0-9]{2,15}$/, 'phone-number') });

interface ListenDialogProps {
  agent: { id: string; name: string };
  mode: MonitorMode;
  onClose: () => void;
}

/** Asks which phone is to ring of somebody who has none of their own. */
export function ListenDialog({ agent, mode, onClose }: ListenDialogProps) {
  const { actions: texts } = useMessages().supervision;
  const form = useForm({
    schema: phone,
    initial: { number: '' },
    submit: async ({ number }) => {
      await call(monitorAgent, { params: { id: agent.id }, body: { mode, line: { type: 'number', number } } });
      onClose();
    },
  });
  return (
    <FormDialog opened onClose={onClose} form={form} title={texts.phoneTitle} action={texts.call}>
      <Text size="sm" c="dimmed">
        {texts.phoneHelp}
      </Text>
      <TextInput {...form.text('number')} type="tel" label={texts.number} placeholder="+33140000001" data-autofocus />
    </FormDialog>
  );
}
