import { useQuery } from '@tanstack/react-query';
import { reading } from '#designer/api/query.ts';
import { listAttachmentGroups } from '#schemas/api/attachments.ts';
import { listBlacklists } from '#schemas/api/blacklists.ts';
import { listDataFiles } from '#schemas/api/data-files.ts';
import { listDispositionGroups } from '#schemas/api/disposition-groups.ts';
import { listEmailTemplates } from '#schemas/api/email-templates.ts';
import { listHolidayGroups } from '#schemas/api/holiday-groups.ts';
import { listMailServers } from '#schemas/api/mail-servers.ts';
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
  const dataFiles = useQuery({ ...reading(listDataFiles), enabled: kind === 'data-file' }).data?.dataFiles;
  const blacklists = useQuery({ ...reading(listBlacklists), enabled: kind === 'blacklist' }).data?.blacklists;
  const queues = useQuery({ ...reading(listQueues), enabled: kind === 'queue' }).data?.queues;
  const skillGroups = useQuery({ ...reading(listSkillGroups), enabled: kind === 'skill' }).data?.skillGroups;
  const teams = useQuery({ ...reading(listSupervisionGroups), enabled: kind === 'supervision-group' }).data
    ?.supervisionGroups;
  const dispositions = useQuery({ ...reading(listDispositionGroups), enabled: kind === 'disposition-group' }).data
    ?.dispositionGroups;
  const emails = useQuery({ ...reading(listEmailTemplates), enabled: kind === 'email-template' }).data?.emailTemplates;
  const files = useQuery({ ...reading(listAttachmentGroups), enabled: kind === 'attachment-group' }).data
    ?.attachmentGroups;
  const servers = useQuery({ ...reading(listMailServers), enabled: kind === 'mail-server' }).data?.mailServers;
  // Another part of the page may have asked for the others, and a query that is off still gives what is known.
  const known: Partial<Record<CatalogueKind | SettingKind, readonly { id: string; name: string }[] | undefined>> = {
    schedule: schedules,
    'holiday-group': groups,
    'data-file': dataFiles,
    'disposition-group': dispositions,
    'email-template': emails,
    'attachment-group': files,
    'mail-server': servers,
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
