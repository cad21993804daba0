import { UnstyledButton } from '@mantine/core';
import { useMemo } from 'react';
import { UsedByList } from '#designer/admin/queues/used-by-list.tsx';
import { useMay } from '#designer/api/use-session.ts';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import type { Column } from '#designer/ui/data-table.tsx';
import { Tag } from '#designer/ui/tag.tsx';
import { deleteHolidayGroup, listHolidayGroups, updateHolidayGroup } from '#schemas/api/holiday-groups.ts';
import type { HolidayGroup } from '#schemas/domain/holiday-group.ts';
import classes from './calendars.module.css';
import { EntryMenu } from './entry-menu.tsx';
import { nextHoliday } from './next-holiday.ts';

export function useHolidayGroupColumns(onEdit: (group: HolidayGroup) => void): Column<HolidayGroup>[] {
  const { calendars: texts, common } = useMessages();
  const formats = useFormats();
  const mayEdit = useMay()(updateHolidayGroup);
  return useMemo(
    () => [
      {
        key: 'name',
        header: common.name,
        cell: (group) =>
          mayEdit ? (
            <UnstyledButton className={classes.open} title={group.id} onClick={() => onEdit(group)}>
              {group.name}
            </UnstyledButton>
          ) : (
            <span title={group.id}>{group.name}</span>
          ),
        compare: (a, b) => formats.compare(a.name, b.name),
      },
      {
        key: 'entries',
        header: texts.holidays.entries,
        cell: (group) => formats.number(group.holidays.length),
        compare: (a, b) => a.holidays.length - b.holidays.length,
        align: 'end',
        width: 90,
      },
      {
        key: 'next',
        header: texts.holidays.next,
        cell: (group) => {
          const next = nextHoliday(group.holidays, new Date());
          if (next) return `${formats.day(next.date)} · ${next.name}`;
          return (
            <Tag tone="warn" title={texts.holidays.nothingAheadHelp}>
              {texts.holidays.nothingAhead}
            </Tag>
          );
        },
        width: '30%',
      },
      {
        key: 'usedBy',
        header: texts.usedBy,
        cell: (group) => <UsedByList flows={group.usedBy} campaigns={group.campaigns} />,
        compare: (a, b) => a.usedBy.length - b.usedBy.length,
        width: '24%',
      },
      {
        key: 'menu',
        header: '',
        cell: (group) => (
          <EntryMenu
            entry={group}
            onEdit={() => onEdit(group)}
            remove={deleteHolidayGroup}
            refreshes={[listHolidayGroups]}
          />
        ),
        align: 'end',
        width: 64,
      },
    ],
    [texts, common, formats, mayEdit, onEdit],
  );
}
