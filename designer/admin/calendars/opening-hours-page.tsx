import { Button } from '@mantine/core';
import { IconClockHour4, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { reading } from '#designer/api/query.ts';
import { useMay } from '#designer/api/use-session.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { DataTable } from '#designer/ui/data-table.tsx';
import { EmptyState } from '#designer/ui/empty-state.tsx';
import { LoadError } from '#designer/ui/load-error.tsx';
import { NoResults } from '#designer/ui/no-results.tsx';
import { Page } from '#designer/ui/page.tsx';
import { SearchInput } from '#designer/ui/search-input.tsx';
import { createSchedule, listSchedules, updateSchedule } from '#schemas/api/schedules.ts';
import type { Schedule } from '#schemas/domain/schedule.ts';
import { CalendarTabs } from './calendar-tabs.tsx';
import { ScheduleDialog } from './schedule-dialog.tsx';
import { useScheduleColumns } from './use-schedule-columns.tsx';

/** When services are open, and whether they are now. */
export function OpeningHoursPage() {
  const {
    calendars: { hours: texts },
  } = useMessages();
  const may = useMay();
  const found = useQuery(reading(listSchedules));
  const [search, setSearch] = useState('');
  const [edited, setEdited] = useState<Schedule | 'new' | null>(null);
  const columns = useScheduleColumns(setEdited);
  const rows = useMemo(() => {
    const wanted = search.trim().toLowerCase();
    return found.data?.schedules.filter(({ name, id }) => name.toLowerCase().includes(wanted) || id.includes(wanted));
  }, [found.data, search]);
  const add = may(createSchedule) && (
    <Button leftSection={<IconPlus size={15} />} onClick={() => setEdited('new')}>
      {texts.add}
    </Button>
  );
  return (
    <Page
      title={texts.title}
      note={found.data && texts.count(found.data.schedules.length)}
      actions={add}
      toolbar={
        <>
          <CalendarTabs />
          <SearchInput value={search} onChange={setSearch} label={texts.search} />
        </>
      }
    >
      {found.isError && !found.data ? (
        <LoadError error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <DataTable
          label={texts.title}
          columns={columns}
          rows={rows}
          rowKey={(schedule) => schedule.id}
          initialSort={{ key: 'name', descending: false }}
          onOpen={may(updateSchedule) ? setEdited : undefined}
          empty={
            found.data?.schedules.length === 0 ? (
              <EmptyState
                icon={<IconClockHour4 size={36} stroke={1.3} />}
                title={texts.emptyTitle}
                text={texts.emptyText}
                action={add}
              />
            ) : (
              <NoResults onClear={() => setSearch('')} />
            )
          }
        />
      )}
      {edited && <ScheduleDialog schedule={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </Page>
  );
}
