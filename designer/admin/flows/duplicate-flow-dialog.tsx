import { TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useCall } from '#designer/api/query.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { FormDialog } from '#designer/ui/form-dialog.tsx';
import { useForm } from '#designer/ui/use-form.ts';
import { duplicateFlow, type FlowSummary, listFlows } from '#schemas/api/flows.ts';

interface DuplicateFlowDialogProps {
  flow: FlowSummary;
  onClose: () => void;
}

export function DuplicateFlowDialog({ flow, onClose }: DuplicateFlowDialogProps) {
  const { flowList, common } = useMessages();
  const navigate = useNavigate();
  const duplicate = useCall(duplicateFlow, { refreshes: [listFlows] });
  const form = useForm({
    schema: duplicateFlow.body,
    initial: { name: flowList.copyOf(flow.name) },
    submit: async (body) => {
      const copy = await duplicate.mutateAsync({ params: { id: flow.id }, body });
      onClose();
      await navigate({ to: '/flows/$flowId', params: { flowId: copy.summary.id } });
    },
  });
  return (
    <FormDialog opened onClose={onClose} form={form} title={flowList.duplicateTitle} action={flowList.duplicateAction}>
      <TextInput {...form.text('name')} label={common.name} data-autofocus />
    </FormDialog>
  );
}
