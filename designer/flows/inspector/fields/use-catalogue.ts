import { useQuery } from '@tanstack/react-query';
import { reading } from '#designer/api/query.ts';
import { listBlacklists } from '#schemas/api/blacklists.ts';
import { listDataFiles } from '#schemas/api/data-files.ts';
import { listHolidayGroups } from '#schemas/api/holiday-groups.ts';
import { listSchedules } from '#schemas/api/schedules.ts';
import type { CatalogueKind } from '#schemas/nodes/fields.ts';

/** What the installation has of a kind; nothing until it is known. */
export function useCatalogue(kind: CatalogueKind | undefined): readonly { id: string; name: string }[] {
  const schedules = useQuery({ ...reading(listSchedules), enabled: kind === 'schedule' }).data?.schedules;
  const groups = useQuery({ ...reading(listHolidayGroups), enabled: kind === 'holiday-group' }).data?.holidayGroups;
  const files = useQuery({ ...reading(listDataFiles), enabled: kind === 'data-file' }).data?.dataFiles;
  const blacklists = useQuery({ ...reading(listBlacklists), enabled: kind === 'blacklist' }).data?.blacklists;
  return schedules ?? groups ?? files ?? blacklists ?? [];
}

/** The columns of a data file by name; nothing until they are known. */
export function useColumns(file: string): readonly { name: string; type: string }[] {
  const files = useQuery({ ...reading(listDataFiles), enabled: file !== '' }).data?.dataFiles ?? [];
  return files.find(({ id }) => id === file)?.columns ?? [];
}
