import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useCall } from '#designer/api/query.ts';
import { useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import { FormFields } from '#designer/ui/form/form-fields.tsx';
import { RecordDialog } from '#designer/ui/form/record-dialog.tsx';
import { useRecordForm } from '#designer/ui/form/use-record-form.ts';
import { createDispositionGroup, listDispositionGroups } from '#schemas/api/disposition-groups.ts';
import type { DispositionStatus } from '#schemas/domain/disposition-group.ts';
import { systemStatuses } from '#schemas/domain/system-statuses.ts';
import { CurrencyField } from './currency-field.tsx';

interface CreateGroupDialogProps {
  onClose: () => void;
  onCreated: (id: string) => void;
}

const NONE: DispositionStatus[] = [];

/** Name and currency of a new group, and whether it begins with the statuses that the system gives (S43). */
export function CreateGroupDialog({ onClose, onCreated }: CreateGroupDialogProps) {
  const { dispositions: texts, common } = useMessages();
  const { language } = useLanguage();
  const create = useCall(createDispositionGroup, { refreshes: [listDispositionGroups] });
  const [withSystem, setWithSystem] = useState(true);
  const form = useRecordForm({
    schema: createDispositionGroup.body,
    stored: { value: { name: '', currency: 'EUR', statuses: NONE }, revision: 0 },
    texts,
    save: async (body) => {
      const statuses = withSystem ? systemStatuses(language) : NONE;
      const { dispositionGroup } = await create.mutateAsync({ body: { ...body, statuses } });
      onCreated(dispositionGroup.id);
      return { value: body, revision: 0 };
    },
  });
  return (
    <RecordDialog title={texts.add} action={common.create} form={form} onClose={onClose}>
      <FormFields only={['name']} />
      <CurrencyField />
      <Checkbox
        label={texts.withSystem}
        description={texts.withSystemHelp}
        checked={withSystem}
        onChange={(event) => setWithSystem(event.currentTarget.checked)}
      />
    </RecordDialog>
  );
}
