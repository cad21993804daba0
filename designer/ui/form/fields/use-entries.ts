import { useQuery } from '@tanstack/react-query';
import { reading } from '#designer/api/query.ts';
import { listAttachmentGroups } from '#schemas/api/attachments.ts';
import { listBlacklists } from '#schemas/api/blacklists.ts';
import { listDataFiles } from '#schemas/api/data-files.ts';
import { listDispositionGroups } from '#schemas/api/disposition-groups.ts';
import { listEmailTemplates } from '#schemas/api/email-templates.ts';
import { listFlows } from '#schemas/api/flows.ts';
import { listHolidayGroups } from '#schemas/api/holiday-groups.ts';
import { listMailServers } from '#schemas/api/mail-servers.ts';
import { listQueues } from '#schemas/api/queues.ts';
import { listSchedules } from '#schemas/api/schedules.ts';
import { listSkillGroups } from '#schemas/api/skill-groups.ts';
import { listSupervisionGroups } from '#schemas/api/supervision-groups.ts';
import type { CatalogueKind, FieldMeta, SettingKind } from '#schemas/nodes/fields.ts';

type EntryKind = CatalogueKind | SettingKind;
type Entries = readonly { id: string; name: string }[];

/** What the installation has of a kind; undefined until it is known. */
export function useEntries(kind: EntryKind | undefined): Entries | undefined {
  const known = useKnownEntries((other) => other === kind);
  return kind && known[kind];
}

/** What things of the installation are called, whatever they are; by their id until that is known. */
export function useEntryNames(): (kind: FieldMeta['reference'], id: string) => string {
  const known = useKnownEntries(() => true);
  const flows = useQuery(reading(listFlows)).data?.flows;
  const all: Partial<Record<string, Entries | undefined>> = { ...known, flow: flows };
  return (kind, id) => all[kind ?? '']?.find((entry) => entry.id === id)?.name ?? id;
}

function useKnownEntries(wants: (kind: EntryKind) => boolean): Partial<Record<EntryKind, Entries | undefined>> {
  const schedules = useQuery({ ...reading(listSchedules), enabled: wants('schedule') }).data?.schedules;
  const groups = useQuery({ ...reading(listHolidayGroups), enabled: wants('holiday-group') }).data?.holidayGroups;
  const dataFiles = useQuery({ ...reading(listDataFiles), enabled: wants('data-file') }).data?.dataFiles;
  const blacklists = useQuery({ ...reading(listBlacklists), enabled: wants('blacklist') }).data?.blacklists;
  const queues = useQuery({ ...reading(listQueues), enabled: wants('queue') }).data?.queues;
  const skillGroups = useQuery({ ...reading(listSkillGroups), enabled: wants('skill') }).data?.skillGroups;
  const teams = useQuery({ ...reading(listSupervisionGroups), enabled: wants('supervision-group') }).data
    ?.supervisionGroups;
  const dispositions = useQuery({ ...reading(listDispositionGroups), enabled: wants('disposition-group') }).data
    ?.dispositionGroups;
  const emails = useQuery({ ...reading(listEmailTemplates), enabled: wants('email-template') }).data?.emailTemplates;
  const files = useQuery({ ...reading(listAttachmentGroups), enabled: wants('attachment-group') }).data
    ?.attachmentGroups;
  const servers = useQuery({ ...reading(listMailServers), enabled: wants('mail-server') }).data?.mailServers;
  // Another part of the page may have asked for the others, and a query that is off still gives what is known.
  return {
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
}

/** The columns of a data file; undefined while they are not known. */
export function useColumns(file: string): readonly { name: string; label: string }[] | undefined {
  const files = useQuery({ ...reading(listDataFiles), enabled: file !== '' }).data?.dataFiles;
  return files?.find(({ id }) => id === file)?.columns;
}
