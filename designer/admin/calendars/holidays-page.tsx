import { Button } from '@mantine/core';
import { IconCalendarOff, IconPlus } from '@tabler/icons-react';
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
import { createHolidayGroup, listHolidayGroups, updateHolidayGroup } from '#schemas/api/holiday-groups.ts';
import type { HolidayGroup } from '#schemas/domain/holiday-group.ts';
import { CalendarTabs } from './calendar-tabs.tsx';
import { HolidayGroupDialog } from './holiday-group-dialog.tsx';
import { useHolidayGroupColumns } from './use-holiday-group-columns.tsx';

/** Groups of days on which services are closed, each with the next of its days. */
export function HolidaysPage() {
  const {
    calendars: { holidays: texts },
  } = useMessages();
  const may = useMay();
  const found = useQuery(reading(listHolidayGroups));
  const [search, setSearch] = useState('');
  const [edited, setEdited] = useState<HolidayGroup | 'new' | null>(null);
  const columns = useHolidayGroupColumns(setEdited);
  const rows = useMemo(() => {
    const wanted = search.trim().toLowerCase();
    return found.data?.holidayGroups.filter(
      ({ name, holidays }) =>
        name.toLowerCase().includes(wanted) || holidays.some((one) => one.name.toLowerCase().includes(wanted)),
    );
  }, [found.data, search]);
  const add = may(createHolidayGroup) && (
    <Button leftSection={<IconPlus size={15} />} onClick={() => setEdited('new')}>
      {texts.add}
    </Button>
  );
  return (
    <Page
      title={texts.title}
      note={found.data && texts.count(found.data.holidayGroups.length)}
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
          rowKey={(group) => group.id}
          initialSort={{ key: 'name', descending: false }}
          onOpen={may(updateHolidayGroup) ? setEdited : undefined}
          empty={
            found.data?.holidayGroups.length === 0 ? (
              <EmptyState
                icon={<IconCalendarOff size={36} stroke={1.3} />}
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
      {edited && <HolidayGroupDialog group={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </Page>
  );
}
