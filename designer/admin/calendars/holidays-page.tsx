import { Button } from '@mantine/core';
import { IconCalendarOff, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { reading } from '#designer/api/query.ts';
import { useMay } from '#designer/api/use-session.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { CollectionPage } from '#designer/ui/collection-page.tsx';
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
  const [edited, setEdited] = useState<HolidayGroup | 'new' | null>(null);
  const columns = useHolidayGroupColumns(setEdited);
  const add = may(createHolidayGroup) && (
    <Button leftSection={<IconPlus size={15} />} onClick={() => setEdited('new')}>
      {texts.add}
    </Button>
  );
  return (
    <CollectionPage
      texts={texts}
      query={found}
      rows={found.data?.holidayGroups}
      matches={isMeant}
      columns={columns}
      onOpen={may(updateHolidayGroup) ? setEdited : undefined}
      icon={<IconCalendarOff size={36} stroke={1.3} />}
      add={add}
      tabs={<CalendarTabs />}
    >
      {edited && <HolidayGroupDialog group={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </CollectionPage>
  );
}

/** By its own name or that of one of its days. */
function isMeant({ name, holidays }: HolidayGroup, wanted: string): boolean {
  return name.toLowerCase().includes(wanted) || holidays.some((one) => one.name.toLowerCase().includes(wanted));
}
