import { useNavigate } from '@tanstack/react-router';
import { useCall } from '#designer/api/query.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { NameDialog } from '#designer/ui/form/name-dialog.tsx';
import { duplicateFlow, type FlowSummary, listFlows } from '#schemas/api/flows.ts';

interface DuplicateFlowDialogProps {
  flow: FlowSummary;
  onClose: () => void;
}

export function DuplicateFlowDialog({ flow, onClose }: DuplicateFlowDialogProps) {
  const { flowList } = useMessages();
  const navigate = useNavigate();
  const duplicate = useCall(duplicateFlow, { refreshes: [listFlows] });
  return (
    <NameDialog
      title={flowList.duplicateTitle}
      action={flowList.duplicateAction}
      name={flowList.copyOf(flow.name)}
      schema={duplicateFlow.body}
      send={async (body) => {
        const copy = await duplicate.mutateAsync({ params: { id: flow.id }, body });
        await navigate({ to: '/flows/$flowId', params: { flowId: copy.summary.id } });
      }}
      onClose={onClose}
    />
  );
}
