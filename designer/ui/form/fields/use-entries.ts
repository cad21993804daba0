import { useQuery } from '@tanstack/react-query';
import { reading } from '#designer/api/query.ts';
import { listBlacklists } from '#schemas/api/blacklists.ts';
import { listDataFiles } from '#schemas/api/data-files.ts';
import { listHolidayGroups } from '#schemas/api/holiday-groups.ts';
import { listQueues } from '#schemas/api/queues.ts';
import { listSchedules } from '#schemas/api/schedules.ts';
import { listSkillGroups } from '#schemas/api/skill-groups.ts';
import { listSupervisionGroups } from '#schemas/api/supervision-groups.ts';
import type { CatalogueKind, SettingKind } from '#schemas/nodes/fields.ts';

/** What the installation has of a kind; undefined until it is known. */
export function useEntries(
  kind: CatalogueKind | SettingKind | undefined,
): readonly { id: string; name: string }[] | undefined {
  const schedules = useQuery({ ...reading(listSchedules), enabled: kind === 'schedule' }).data?.schedules;
  const groups = useQuery({ ...reading(listHolidayGroups), enabled: kind === 'holiday-group' }).data?.holidayGroups;
  const files = useQuery({ ...reading(listDataFiles), enabled: kind === 'data-file' }).data?.dataFiles;
  const blacklists = useQuery({ ...reading(listBlacklists), enabled: kind === 'blacklist' }).data?.blacklists;
  const queues = useQuery({ ...reading(listQueues), enabled: kind === 'queue' }).data?.queues;
  const skillGroups = useQuery({ ...reading(listSkillGroups), enabled: kind === 'skill' }).data?.skillGroups;
  const teams = useQuery({ ...reading(listSupervisionGroups), enabled: kind === 'supervision-group' }).data
    ?.supervisionGroups;
  // Another part of the page may have asked for the others, and a query that is off still gives what is known.
  const known: Partial<Record<CatalogueKind | SettingKind, readonly { id: string; name: string }[] | undefined>> = {
    schedule: schedules,
    'holiday-group': groups,
    'data-file': files,
    blacklist: blacklists,
    queue: queues?.map(({ id, name }) => ({ id, name: `${id} · ${name}` })),
    'supervision-group': teams,
    skill: skillGroups?.flatMap((group) => group.skills),
  };
  return kind && known[kind];
}

/** The columns of a data file; undefined while they are not known. */
export function useColumns(file: string): readonly { name: string; label: string }[] | undefined {
  const files = useQuery({ ...reading(listDataFiles), enabled: file !== '' }).data?.dataFiles;
  return files?.find(({ id }) => id === file)?.columns;
}
