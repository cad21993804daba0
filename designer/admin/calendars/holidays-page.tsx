import { Button } from '@mantine/core';
import { IconCalendarOff, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { reading } from '#designer/api/query.ts';
import { useMay } from '#designer/api/use-session.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { CollectionPage } from '#designer/ui/collection-page.tsx';
import { useOpenedEntry } from '#designer/ui/use-opened-entry.ts';
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
  const mayEdit = may(updateHolidayGroup);
  const { entry, open, add, close } = useOpenedEntry(mayEdit ? found.data?.holidayGroups : undefined);
  const columns = useHolidayGroupColumns(open);
  const button = may(createHolidayGroup) && (
    <Button leftSection={<IconPlus size={15} />} onClick={add}>
      {texts.add}
    </Button>
  );
  return (
    <CollectionPage
      texts={texts}
      query={found}
      rows={found.data?.holidayGroups}
      searched={namesIn}
      columns={columns}
      onOpen={mayEdit ? open : undefined}
      icon={<IconCalendarOff size={36} stroke={1.3} />}
      add={button}
      tabs={<CalendarTabs />}
    >
      {entry !== undefined && <HolidayGroupDialog key={entry?.id} group={entry} onClose={close} />}
    </CollectionPage>
  );
}

/** By its own name or that of one of its days. */
function namesIn({ name, holidays }: HolidayGroup): string[] {
  return [name, ...holidays.map((holiday) => holiday.name)];
}
