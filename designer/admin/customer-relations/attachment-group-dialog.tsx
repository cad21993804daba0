import { useCall } from '#designer/api/query.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { RecordDialog } from '#designer/ui/form/record-dialog.tsx';
import { useRecordForm } from '#designer/ui/form/use-record-form.ts';
import { createAttachmentGroup, listAttachmentGroups, renameAttachmentGroup } from '#schemas/api/attachments.ts';
import type { AttachmentGroup } from '#schemas/domain/attachment.ts';

interface AttachmentGroupDialogProps {
  /** Null for a new one. */
  group: AttachmentGroup | null;
  onClose: () => void;
}

/** The name of a group of attachments. */
export function AttachmentGroupDialog({ group, onClose }: AttachmentGroupDialogProps) {
  const { relations, common } = useMessages();
  const texts = relations.attachments;
  const refreshes = [listAttachmentGroups];
  const create = useCall(createAttachmentGroup, { refreshes });
  const rename = useCall(renameAttachmentGroup, { refreshes });
  const form = useRecordForm({
    schema: createAttachmentGroup.body,
    stored: { value: { name: group?.name ?? '' }, revision: group?.revision ?? 0 },
    texts,
    save: async (body, revision) => {
      const { attachmentGroup } = group
        ? await rename.mutateAsync({ params: { id: group.id }, body: { ...body, revision } })
        : await create.mutateAsync({ body });
      return { value: { name: attachmentGroup.name }, revision: attachmentGroup.revision };
    },
  });
  return (
    <RecordDialog
      title={group ? texts.rename(group.name) : texts.add}
      action={group ? common.save : common.create}
      form={form}
      onClose={onClose}
    />
  );
}
