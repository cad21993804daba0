import { Text } from '@mantine/core';
import { useCall } from '#designer/api/query.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { FormFields } from '#designer/ui/form/form-fields.tsx';
import { RecordDialog } from '#designer/ui/form/record-dialog.tsx';
import { type StoredRecord, useRecordForm } from '#designer/ui/form/use-record-form.ts';
import { useToasts } from '#designer/ui/toasts.tsx';
import { createHolidayGroup, listHolidayGroups, updateHolidayGroup } from '#schemas/api/holiday-groups.ts';
import type { Holiday, HolidayGroup } from '#schemas/domain/holiday-group.ts';
import classes from './calendars.module.css';
import { FillInHolidays } from './fill-in-holidays.tsx';
import { HolidayTable } from './holiday-table.tsx';

interface HolidayGroupDialogProps {
  /** Null for a new one. */
  group: HolidayGroup | null;
  onClose: () => void;
}

type Values = ReturnType<typeof createHolidayGroup.body.parse>;

const NEW: StoredRecord<Values> = { value: { name: '', holidays: [] }, revision: 0 };

/** Name and days of a group; the public holidays of a country and year are a click. */
export function HolidayGroupDialog({ group, onClose }: HolidayGroupDialogProps) {
  const { calendars: texts, common } = useMessages();
  const toasts = useToasts();
  const create = useCall(createHolidayGroup, { refreshes: [listHolidayGroups] });
  const update = useCall(updateHolidayGroup, { refreshes: [listHolidayGroups] });
  const form = useRecordForm({
    schema: createHolidayGroup.body,
    stored: group ? storedOf(group) : NEW,
    texts: texts.holidays,
    save: async (draft, revision) => {
      const body = { ...draft, holidays: sorted(draft.holidays) };
      const { holidayGroup } = group
        ? await update.mutateAsync({ params: { id: group.id }, body: { ...body, revision } })
        : await create.mutateAsync({ body });
      toasts.done(texts.saved(body.name));
      return storedOf(holidayGroup);
    },
  });
  const { holidays } = form.values;
  const put = (next: Holiday[]) => form.set(['holidays'], next);
  return (
    <RecordDialog
      title={group ? texts.holidays.edit(group.name) : texts.holidays.add}
      action={group ? common.save : common.create}
      form={form}
      onClose={onClose}
      size={980}
    >
      <div className={classes.groupName}>
        <FormFields only={['name']} />
      </div>
      <FillInHolidays holidays={holidays} onAdd={(added) => put(sorted([...holidays, ...added]))} />
      <HolidayTable holidays={holidays} onChange={put} />
      {form.issues.some(({ path }) => path[0] === 'holidays') && (
        <Text size="xs" c="var(--mantine-color-error)" role="alert">
          {texts.holidays.correct}
        </Text>
      )}
    </RecordDialog>
  );
}

function storedOf({ name, holidays, revision, updatedAt, updatedBy }: HolidayGroup): StoredRecord<Values> {
  return { value: { name, holidays }, revision, updatedAt, updatedBy };
}

function sorted(holidays: readonly Holiday[]): Holiday[] {
  return holidays.toSorted((a, b) => a.date.localeCompare(b.date));
}
