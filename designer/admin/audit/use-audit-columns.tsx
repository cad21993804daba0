import { Text } from '@mantine/core';
import { useMemo } from 'react';
import type { Messages } from '#designer/i18n/en.ts';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import type { Column } from '#designer/ui/data-table.tsx';
import type { AuditEntry } from './audit-entry.ts';
import { EntityLink } from './entity-link.tsx';
import { useEntityNames } from './use-entity-names.ts';

export function useAuditColumns(): Column<AuditEntry>[] {
  const { audit: texts, common } = useMessages();
  const nameOf = useEntityNames();
  const formats = useFormats();
  return useMemo(
    () => [
      {
        key: 'when',
        header: texts.when,
        cell: (entry) => (
          <time dateTime={entry.at} title={formats.exactTime(entry.at)}>
            {formats.dateTime(entry.at)}
          </time>
        ),
        width: 190,
      },
      {
        key: 'user',
        header: texts.user,
        cell: (entry) => common.person(entry.user),
        width: 150,
      },
      { key: 'action', header: texts.action, cell: (entry) => describeAction(entry, texts), width: 210 },
      {
        key: 'entity',
        header: texts.entity,
        cell: (entry) => <EntityLink entry={entry} name={nameOf(entry)} />,
        width: 230,
      },
      {
        key: 'details',
        header: texts.details,
        cell: (entry) => (
          <Text span size="xs" c="dimmed">
            {summarise(entry.details, texts.recorded)}
          </Text>
        ),
      },
    ],
    [texts, common, formats, nameOf],
  );
}

export function describeAction(entry: AuditEntry, texts: Messages['audit']): string {
  const names: Record<string, string> = texts.actions;
  return names[entry.action] ?? entry.action;
}

function summarise(details: Record<string, unknown>, names: Readonly<Record<string, string>>): string {
  return Object.entries(details)
    .filter(([name, value]) => name !== 'name' && value !== '' && value !== null)
    .map(
      ([name, value]) => `${names[name] ?? name}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`,
    )
    .join(' · ');
}
