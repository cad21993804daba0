import { Button } from '@mantine/core';
import { IconClockHour4, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { reading } from '#designer/api/query.ts';
import { useMay } from '#designer/api/use-session.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { CollectionPage } from '#designer/ui/collection-page.tsx';
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
  const [edited, setEdited] = useState<Schedule | 'new' | null>(null);
  const columns = useScheduleColumns(setEdited);
  const add = may(createSchedule) && (
    <Button leftSection={<IconPlus size={15} />} onClick={() => setEdited('new')}>
      {texts.add}
    </Button>
  );
  return (
    <CollectionPage
      texts={texts}
      query={found}
      rows={found.data?.schedules}
      columns={columns}
      onOpen={may(updateSchedule) ? setEdited : undefined}
      icon={<IconClockHour4 size={36} stroke={1.3} />}
      add={add}
      tabs={<CalendarTabs />}
    >
      {edited && <ScheduleDialog schedule={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </CollectionPage>
  );
}
