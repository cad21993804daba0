import { Select, TextInput } from '@mantine/core';
import { useCall } from '#designer/api/query.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { FormDialog } from '#designer/ui/form-dialog.tsx';
import { useToasts } from '#designer/ui/toasts.tsx';
import { useForm } from '#designer/ui/use-form.ts';
import { createSchedule, listSchedules, updateSchedule } from '#schemas/api/schedules.ts';
import type { Schedule } from '#schemas/domain/schedule.ts';
import classes from './calendars.module.css';
import { OpeningNow } from './opening-now.tsx';
import { draftOfWeek, mistakeOf, rangesOf } from './week-draft.ts';
import { WeekGrid } from './week-grid.tsx';

const EMPTY_WEEK = draftOfWeek(Array.from({ length: 7 }, () => []));

/** Name, time zone and week of a schedule; what is entered shows at once whether the service would be open. */
export function ScheduleDialog({ schedule, onClose }: { schedule: Schedule | null; onClose: () => void }) {
  const { calendars: texts, common } = useMessages();
  const toasts = useToasts();
  const create = useCall(createSchedule, { refreshes: [listSchedules] });
  const update = useCall(updateSchedule, { refreshes: [listSchedules] });
  const form = useForm({
    schema: createSchedule.body,
    initial: {
      name: schedule?.name ?? '',
      timeZone: schedule?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
      week: schedule ? draftOfWeek(schedule.week) : EMPTY_WEEK,
    },
    // A day with a mistake is handed on as it is, so that the schema refuses it.
    toBody: (values) => ({ ...values, week: values.week.map((day) => (mistakeOf(day) ? null : rangesOf(day))) }),
    submit: async (body) => {
      if (schedule) await update.mutateAsync({ params: { id: schedule.id }, body });
      else await create.mutateAsync({ body });
      toasts.done(texts.saved(body.name));
      onClose();
    },
  });
  const { week, timeZone } = form.values;
  return (
    <FormDialog
      opened
      onClose={onClose}
      form={form}
      title={schedule ? texts.hours.edit(schedule.name) : texts.hours.add}
      action={schedule ? common.save : common.create}
      size={860}
    >
      <div className={classes.pair}>
        <TextInput {...form.text('name')} label={common.name} data-autofocus />
        <Select
          {...form.choice('timeZone')}
          label={texts.hours.timeZone}
          description={texts.hours.timeZoneHelp}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          data={Intl.supportedValuesOf('timeZone')}
          searchable
          allowDeselect={false}
          limit={60}
        />
      </div>
      <WeekGrid
        week={week}
        onChange={(next) => form.set('week', next)}
        error={form.errors.week ? texts.hours.correct : undefined}
      />
      <div className={classes.preview} aria-live="polite">
        {texts.hours.preview} <OpeningNow timeZone={timeZone} week={week.map(rangesOf)} />
      </div>
    </FormDialog>
  );
}
