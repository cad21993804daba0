import { Text, UnstyledButton } from '@mantine/core';
import { useMemo } from 'react';
import { UsedByList } from '#designer/admin/queues/used-by-list.tsx';
import { useMay } from '#designer/api/use-session.ts';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import type { Column } from '#designer/ui/data-table.tsx';
import { deleteSchedule, listSchedules, updateSchedule } from '#schemas/api/schedules.ts';
import type { Schedule } from '#schemas/domain/schedule.ts';
import classes from './calendars.module.css';
import { EntryMenu } from './entry-menu.tsx';
import { OpeningNow } from './opening-now.tsx';
import { useDescribeWeek } from './use-describe-week.ts';

export function useScheduleColumns(onEdit: (schedule: Schedule) => void): Column<Schedule>[] {
  const { calendars: texts, common } = useMessages();
  const { compare } = useFormats();
  const describeWeek = useDescribeWeek();
  const mayEdit = useMay()(updateSchedule);
  return useMemo(
    () => [
      {
        key: 'name',
        header: common.name,
        cell: (schedule) =>
          mayEdit ? (
            <UnstyledButton className={classes.open} title={schedule.id} onClick={() => onEdit(schedule)}>
              {schedule.name}
            </UnstyledButton>
          ) : (
            <span title={schedule.id}>{schedule.name}</span>
          ),
        compare: (a, b) => compare(a.name, b.name),
      },
      {
        key: 'now',
        header: texts.hours.now,
        cell: (schedule) => <OpeningNow timeZone={schedule.timeZone} week={schedule.week} />,
        width: '24%',
      },
      {
        key: 'week',
        header: texts.hours.week,
        cell: (schedule) => <span title={describeWeek(schedule.week)}>{describeWeek(schedule.week)}</span>,
        width: '26%',
      },
      {
        key: 'timeZone',
        header: texts.hours.timeZone,
        cell: (schedule) => (
          <Text span size="xs" c="dimmed">
            {schedule.timeZone.replaceAll('_', ' ')}
          </Text>
        ),
        compare: (a, b) => compare(a.timeZone, b.timeZone),
        width: 150,
      },
      {
        key: 'usedBy',
        header: texts.usedBy,
        cell: (schedule) => <UsedByList flows={schedule.usedBy} campaigns={schedule.campaigns} />,
        compare: (a, b) => a.usedBy.length - b.usedBy.length,
        width: '16%',
      },
      {
        key: 'menu',
        header: '',
        cell: (schedule) => (
          <EntryMenu
            entry={schedule}
            onEdit={() => onEdit(schedule)}
            remove={deleteSchedule}
            refreshes={[listSchedules]}
          />
        ),
        align: 'end',
        width: 64,
      },
    ],
    [texts, common, compare, describeWeek, mayEdit, onEdit],
  );
}
