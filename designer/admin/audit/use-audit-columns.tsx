import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import type { Column } from '#designer/ui/data-table.tsx';
import { wordsOf } from '#designer/ui/form/use-value-words.ts';
import type { AuditEntry } from './audit-entry.ts';
import { describeAction, summariseEntry } from './describe-entry.ts';
import { EntityLink } from './entity-link.tsx';
import { useAuditedForm } from './use-audited-form.ts';
import { useEntityNames } from './use-entity-names.ts';

export function useAuditColumns(): Column<AuditEntry>[] {
  const messages = useMessages();
  const { audit: texts, common } = messages;
  const nameOf = useEntityNames();
  const formats = useFormats();
  const formOf = useAuditedForm();
  const words = useMemo(() => wordsOf(messages, formats), [messages, formats]);
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
            {summariseEntry(entry, { form: formOf(entry.entity), texts, words })}
          </Text>
        ),
      },
    ],
    [texts, common, formats, nameOf, formOf, words],
  );
}
