import { Button } from '@mantine/core';
import { IconClockHour4, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { reading } from '#designer/api/query.ts';
import { useMay } from '#designer/api/use-session.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { CollectionPage } from '#designer/ui/collection-page.tsx';
import { useOpenedEntry } from '#designer/ui/use-opened-entry.ts';
import { createSchedule, listSchedules, updateSchedule } from '#schemas/api/schedules.ts';
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
  const mayEdit = may(updateSchedule);
  const { entry, open, add, close } = useOpenedEntry(mayEdit ? found.data?.schedules : undefined);
  const columns = useScheduleColumns(open);
  const button = may(createSchedule) && (
    <Button leftSection={<IconPlus size={15} />} onClick={add}>
      {texts.add}
    </Button>
  );
  return (
    <CollectionPage
      texts={texts}
      query={found}
      rows={found.data?.schedules}
      columns={columns}
      onOpen={mayEdit ? open : undefined}
      icon={<IconClockHour4 size={36} stroke={1.3} />}
      add={button}
      tabs={<CalendarTabs />}
    >
      {entry !== undefined && <ScheduleDialog key={entry?.id} schedule={entry} onClose={close} />}
    </CollectionPage>
  );
}
