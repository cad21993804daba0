import { useCall } from '#designer/api/query.ts';
import { useMay } from '#designer/api/use-session.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { RecordDialog } from '#designer/ui/form/record-dialog.tsx';
import { type StoredRecord, useRecordForm } from '#designer/ui/form/use-record-form.ts';
import { useToasts } from '#designer/ui/toasts.tsx';
import {
  createSupervisionGroup,
  listSupervisionGroups,
  renameSupervisionGroup,
} from '#schemas/api/supervision-groups.ts';
import type { SupervisionGroup } from '#schemas/domain/agent.ts';

interface GroupDialogProps {
  group: SupervisionGroup | null;
  onClose: () => void;
}

/** The name of a supervision group; who belongs to it is said on the agents' own pages. */
export function GroupDialog({ group, onClose }: GroupDialogProps) {
  const { agents, common } = useMessages();
  const texts = agents.group;
  const toasts = useToasts();
  const may = useMay();
  const create = useCall(createSupervisionGroup, { refreshes: [listSupervisionGroups] });
  const rename = useCall(renameSupervisionGroup, { refreshes: [listSupervisionGroups] });
  const form = useRecordForm({
    schema: createSupervisionGroup.body,
    stored: group ? storedOf(group) : NEW,
    texts,
    readOnly: !may(renameSupervisionGroup),
    save: async (body, revision) => {
      const saved = group
        ? await rename.mutateAsync({ params: { id: group.id }, body: { ...body, revision } })
        : await create.mutateAsync({ body });
      toasts.done(common.saved(body.name));
      return storedOf(saved.supervisionGroup);
    },
  });
  return (
    <RecordDialog
      title={group ? texts.edit(group.name) : texts.add}
      action={group ? common.save : common.create}
      form={form}
      onClose={onClose}
    />
  );
}

type Draft = ReturnType<typeof createSupervisionGroup.body.parse>;

const NEW: StoredRecord<Draft> = { revision: 0, value: { name: '' } };

function storedOf({ name, revision, updatedAt, updatedBy }: SupervisionGroup): StoredRecord<Draft> {
  return { value: { name }, revision, updatedAt, updatedBy };
}
