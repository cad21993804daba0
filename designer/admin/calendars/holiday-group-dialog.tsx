import { Text, TextInput } from '@mantine/core';
import { useCall } from '#designer/api/query.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { FormDialog } from '#designer/ui/form-dialog.tsx';
import { useToasts } from '#designer/ui/toasts.tsx';
import { useForm } from '#designer/ui/use-form.ts';
import { createHolidayGroup, listHolidayGroups, updateHolidayGroup } from '#schemas/api/holiday-groups.ts';
import type { Holiday, HolidayGroup } from '#schemas/domain/holiday-group.ts';
import { FillInHolidays } from './fill-in-holidays.tsx';
import { HolidayTable } from './holiday-table.tsx';

/** A holiday while it is entered; the key keeps its line when others come and go. */
export interface HolidayDraft extends Holiday {
  key: number;
}

/** Name and days of a group; the public holidays of a country and year are a click. */
export function HolidayGroupDialog({ group, onClose }: { group: HolidayGroup | null; onClose: () => void }) {
  const { calendars: texts, common } = useMessages();
  const toasts = useToasts();
  const create = useCall(createHolidayGroup, { refreshes: [listHolidayGroups] });
  const update = useCall(updateHolidayGroup, { refreshes: [listHolidayGroups] });
  const form = useForm({
    schema: createHolidayGroup.body,
    initial: {
      name: group?.name ?? '',
      holidays: (group?.holidays ?? []).map((holiday, key): HolidayDraft => ({ ...holiday, key })),
    },
    toBody: ({ name, holidays }) => ({
      name,
      holidays: holidays.map(({ key: _, ...holiday }) => holiday).sort((a, b) => a.date.localeCompare(b.date)),
    }),
    submit: async (body) => {
      if (group) await update.mutateAsync({ params: { id: group.id }, body });
      else await create.mutateAsync({ body });
      toasts.done(texts.saved(body.name));
      onClose();
    },
  });
  const { holidays } = form.values;
  return (
    <FormDialog
      opened
      onClose={onClose}
      form={form}
      title={group ? texts.holidays.edit(group.name) : texts.holidays.add}
      action={group ? common.save : common.create}
      size={980}
    >
      <TextInput {...form.text('name')} label={common.name} data-autofocus maw={420} />
      <FillInHolidays holidays={holidays} onAdd={(added) => form.set('holidays', sorted([...holidays, ...added]))} />
      <HolidayTable holidays={holidays} onChange={(next) => form.set('holidays', next)} />
      {form.errors.holidays && (
        <Text size="xs" c="var(--mantine-color-error)" role="alert">
          {texts.holidays.correct}
        </Text>
      )}
    </FormDialog>
  );
}

function sorted(holidays: HolidayDraft[]): HolidayDraft[] {
  return holidays.sort((a, b) => a.date.localeCompare(b.date));
}
