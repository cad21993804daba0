import { useCall } from '#designer/api/query.ts';
import { useMay } from '#designer/api/use-session.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { describeInUse } from '#designer/ui/describe-in-use.ts';
import { RecordDialog } from '#designer/ui/form/record-dialog.tsx';
import { type StoredRecord, useRecordForm } from '#designer/ui/form/use-record-form.ts';
import { useToasts } from '#designer/ui/toasts.tsx';
import {
  createSkillGroup,
  type ListedSkillGroup,
  listSkillGroups,
  updateSkillGroup,
} from '#schemas/api/skill-groups.ts';

const { body } = createSkillGroup;
type Draft = ReturnType<typeof body.parse>;

const NEW: StoredRecord<Draft> = {
  revision: 0,
  value: { name: '', decrement: false, skills: [{ id: '1', name: '' }] },
};

interface SkillGroupDialogProps {
  group: ListedSkillGroup | null;
  reload: () => Promise<unknown>;
  onClose: () => void;
}

/** Name and skills of a group. Skills keep their ids when they are renamed. */
export function SkillGroupDialog({ group, reload, onClose }: SkillGroupDialogProps) {
  const messages = useMessages();
  const { queues, common } = messages;
  const texts = queues.skills;
  const toasts = useToasts();
  const may = useMay();
  const create = useCall(createSkillGroup, { refreshes: [listSkillGroups] });
  const update = useCall(updateSkillGroup, { refreshes: [listSkillGroups] });
  const form = useRecordForm({
    schema: body,
    stored: group ? storedOf(group) : NEW,
    texts,
    readOnly: !may(updateSkillGroup),
    reload,
    explain: (error) => describeInUse(error, messages),
    save: async (draft, revision) => {
      const wanted = withoutMadeUpIds(draft, group);
      const { skillGroup } = group
        ? await update.mutateAsync({ params: { id: group.id }, body: { ...wanted, revision } })
        : await create.mutateAsync({ body: wanted });
      toasts.done(common.saved(draft.name));
      return storedOf(skillGroup);
    },
  });
  return (
    <RecordDialog
      title={group ? texts.edit(group.name) : texts.add}
      action={group ? common.save : common.create}
      form={form}
      onClose={onClose}
      size={560}
    />
  );
}

/** Lines that were added in the form have ids of the form only. */
function withoutMadeUpIds(draft: Draft, group: ListedSkillGroup | null): Draft {
  const known = new Set(group?.skills.map(({ id }) => id));
  return { ...draft, skills: draft.skills.map((skill) => (known.has(skill.id) ? skill : { ...skill, id: '' })) };
}

function storedOf({ name, decrement, skills, revision, updatedAt, updatedBy }: ListedSkillGroup): StoredRecord<Draft> {
  return { revision, updatedAt, updatedBy, value: { name, decrement, skills } };
}
