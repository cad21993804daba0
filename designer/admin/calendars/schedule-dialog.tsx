import { Select } from '@mantine/core';
import { useState } from 'react';
import { useCall } from '#designer/api/query.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import type { FieldProps } from '#designer/ui/form/field-editor.tsx';
import { FieldFrame, useInputProps } from '#designer/ui/form/fields/field-frame.tsx';
import { FormField } from '#designer/ui/form/form-fields.tsx';
import { useFieldIssues, useFormScope } from '#designer/ui/form/form-scope.ts';
import { RecordDialog } from '#designer/ui/form/record-dialog.tsx';
import { type StoredRecord, useRecordForm } from '#designer/ui/form/use-record-form.ts';
import { useToasts } from '#designer/ui/toasts.tsx';
import { createSchedule, listSchedules, updateSchedule } from '#schemas/api/schedules.ts';
import { type Schedule, type WeekSchedule, weekSchedule } from '#schemas/domain/schedule.ts';
import classes from './calendars.module.css';
import { OpeningNow } from './opening-now.tsx';
import { type DayDraft, draftOfWeek, mistakeOf, rangesOf } from './week-draft.ts';
import { WeekGrid } from './week-grid.tsx';

const EMPTY_WEEK: WeekSchedule = Array.from({ length: 7 }, () => []);

interface ScheduleDialogProps {
  /** Null for a new one. */
  schedule: Schedule | null;
  onClose: () => void;
}

/** Name, time zone and week of a schedule; what is entered shows at once whether the service would be open. */
export function ScheduleDialog({ schedule, onClose }: ScheduleDialogProps) {
  const { calendars: texts, common } = useMessages();
  const toasts = useToasts();
  const create = useCall(createSchedule, { refreshes: [listSchedules] });
  const update = useCall(updateSchedule, { refreshes: [listSchedules] });
  const [stored] = useState<StoredRecord<Values>>(() => ({
    value: { name: '', timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, week: EMPTY_WEEK },
    revision: 0,
  }));
  const form = useRecordForm({
    schema: createSchedule.body,
    stored: schedule ? storedOf(schedule) : stored,
    texts: texts.hours,
    save: async (body, revision) => {
      const saved = schedule
        ? await update.mutateAsync({ params: { id: schedule.id }, body: { ...body, revision } })
        : await create.mutateAsync({ body });
      toasts.done(texts.saved(body.name));
      return storedOf(saved.schedule);
    },
  });
  const week = weekSchedule.safeParse(form.values.week);
  return (
    <RecordDialog
      title={schedule ? texts.hours.edit(schedule.name) : texts.hours.add}
      action={schedule ? common.save : common.create}
      form={form}
      onClose={onClose}
      size={860}
    >
      <div className={classes.pair}>
        <FormField path={['name']} />
        <FormField path={['timeZone']} widget={TimeZoneField} />
      </div>
      <FormField path={['week']} widget={WeekField} />
      <div className={classes.preview} aria-live="polite">
        {texts.hours.preview}{' '}
        <OpeningNow timeZone={form.values.timeZone} week={week.success ? week.data : EMPTY_WEEK} />
      </div>
    </RecordDialog>
  );
}

type Values = ReturnType<typeof createSchedule.body.parse>;

function storedOf({ name, timeZone, week, revision, updatedAt, updatedBy }: Schedule): StoredRecord<Values> {
  return { value: { name, timeZone, week }, revision, updatedAt, updatedBy };
}

function TimeZoneField(field: FieldProps) {
  const form = useFormScope();
  return (
    <FieldFrame field={field}>
      <Select
        {...useInputProps(field)}
        data={Intl.supportedValuesOf('timeZone')}
        searchable
        allowDeselect={false}
        limit={60}
        value={String(field.value ?? '')}
        onChange={(zone) => form.set(field.path, zone)}
      />
    </FieldFrame>
  );
}

/** The week as it is typed: a day with a mistake is handed on as none, so that the schema refuses it. */
function WeekField(field: FieldProps) {
  const form = useFormScope();
  const { calendars: texts } = useMessages();
  const [draft, setDraft] = useState<readonly DayDraft[]>(() => draftOf(field.value));
  const [seen, setSeen] = useState(field.value);
  if (field.value !== seen) {
    setSeen(field.value);
    // What is stored changed meanwhile, or the changes were undone.
    if (JSON.stringify(weekOf(draft)) !== JSON.stringify(field.value)) setDraft(draftOf(field.value));
  }
  const wrong = useFieldIssues(field.path, true).length > 0;
  const change = (next: DayDraft[]) => {
    setDraft(next);
    form.set(field.path, weekOf(next));
  };
  return (
    <div data-field={field.path.join('.')}>
      <WeekGrid week={draft} onChange={change} error={wrong ? texts.hours.correct : undefined} />
    </div>
  );
}

/** A day with a mistake keeps what was typed beside the mark that the schema refuses. */
function weekOf(draft: readonly DayDraft[]): unknown[] {
  return draft.map((day) => (mistakeOf(day) ? { typed: day } : rangesOf(day)));
}

function draftOf(value: unknown): DayDraft[] {
  const week = weekSchedule.safeParse(value);
  return draftOfWeek(week.success ? week.data : EMPTY_WEEK);
}
