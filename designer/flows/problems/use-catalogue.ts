import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { reading } from '#designer/api/query.ts';
import { listBlacklists } from '#schemas/api/blacklists.ts';
import { listDataFiles } from '#schemas/api/data-files.ts';
import { listHolidayGroups } from '#schemas/api/holiday-groups.ts';
import { listQueues } from '#schemas/api/queues.ts';
import { listSchedules } from '#schemas/api/schedules.ts';
import { listSkillGroups } from '#schemas/api/skill-groups.ts';
import type { Surroundings } from './compile-environment.ts';

/** What the installation has that flows name by id; a kind that has not been answered yet is absent. */
export function useCatalogue(): Pick<Surroundings, 'catalogue' | 'dataFiles'> {
  const schedules = useQuery(reading(listSchedules)).data?.schedules;
  const holidayGroups = useQuery(reading(listHolidayGroups)).data?.holidayGroups;
  const dataFiles = useQuery(reading(listDataFiles)).data?.dataFiles;
  const blacklists = useQuery(reading(listBlacklists)).data?.blacklists;
  const queues = useQuery(reading(listQueues)).data?.queues;
  const skillGroups = useQuery(reading(listSkillGroups)).data?.skillGroups;
  return useMemo(
    () => ({
      catalogue: {
        ...ids('schedule', schedules),
        ...ids('holiday-group', holidayGroups),
        ...ids('data-file', dataFiles),
        ...ids('blacklist', blacklists),
        ...ids('queue', queues),
        ...ids(
          'skill',
          skillGroups?.flatMap(({ skills }) => skills),
        ),
      },
      dataFiles: dataFiles ? Object.fromEntries(dataFiles.map(({ id, columns }) => [id, { columns }])) : null,
    }),
    [schedules, holidayGroups, dataFiles, blacklists, queues, skillGroups],
  );
}

function ids(kind: keyof Surroundings['catalogue'], things: readonly { id: string }[] | undefined) {
  return things ? { [kind]: things.map(({ id }) => id) } : {};
}
