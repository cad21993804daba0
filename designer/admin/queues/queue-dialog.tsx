import { useCall } from '#designer/api/query.ts';
import { useMay } from '#designer/api/use-session.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { FormFields } from '#designer/ui/form/form-fields.tsx';
import { RecordDialog } from '#designer/ui/form/record-dialog.tsx';
import { type StoredRecord, useRecordForm } from '#designer/ui/form/use-record-form.ts';
import { useToasts } from '#designer/ui/toasts.tsx';
import { createQueue, listQueues, updateQueue } from '#schemas/api/queues.ts';
import type { Queue } from '#schemas/domain/queue.ts';

const { body } = createQueue;
type Draft = ReturnType<typeof body.parse>;

interface QueueDialogProps {
  /** A new one has the number that is free next. */
  queue: Queue | { nextId: string };
  reload: () => Promise<unknown>;
  onClose: () => void;
}

/** Everything about a queue; its number is chosen once. */
export function QueueDialog({ queue, reload, onClose }: QueueDialogProps) {
  const { queues: texts, common } = useMessages();
  const toasts = useToasts();
  const may = useMay();
  const create = useCall(createQueue, { refreshes: [listQueues] });
  const update = useCall(updateQueue, { refreshes: [listQueues] });
  const isNew = 'nextId' in queue;
  const form = useRecordForm({
    schema: body,
    stored: isNew ? newQueue(queue.nextId) : storedOf(queue),
    texts,
    readOnly: !may(updateQueue),
    reload,
    save: async (draft, revision) => {
      const saved = isNew ? await create.mutateAsync({ body: draft }) : await change(draft, revision);
      toasts.done(common.saved(draft.name));
      return storedOf(saved.queue);
    },
  });
  const change = ({ id, ...settings }: Draft, revision: number) =>
    update.mutateAsync({ params: { id }, body: { ...settings, revision } });
  return (
    <RecordDialog
      title={isNew ? texts.add : texts.edit(queue.id, queue.name)}
      action={isNew ? common.create : common.save}
      form={form}
      onClose={onClose}
      size={560}
    >
      <FormFields
        only={[
          ...(isNew ? ['id'] : []),
          'name',
          'description',
          'strategy',
          'ringSeconds',
          'serviceLevelSeconds',
          'serviceLevelGoal',
        ]}
      />
    </RecordDialog>
  );
}

function newQueue(id: string): StoredRecord<Draft> {
  return { revision: 0, value: { ...body.parse({ id, name: '-' }), name: '' } };
}

function storedOf({ id, revision, updatedAt, updatedBy, ...queue }: Queue): StoredRecord<Draft> {
  const { name, description, strategy, ringSeconds, serviceLevelSeconds, serviceLevelGoal } = queue;
  const value = { id, name, description, strategy, ringSeconds, serviceLevelSeconds, serviceLevelGoal };
  return { revision, updatedAt, updatedBy, value };
}
