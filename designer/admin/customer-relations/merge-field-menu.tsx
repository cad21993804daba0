import { Button, Menu } from '@mantine/core';
import { IconBraces } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { reading } from '#designer/api/query.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { listDataFiles } from '#schemas/api/data-files.ts';

/** What an e-mail can be filled in with: the conversation, and the columns of the customer files. */
export function MergeFieldMenu({ onInsert }: { onInsert: (name: string) => void }) {
  const { relations } = useMessages();
  const texts = relations.emails.merge;
  const files = useQuery(reading(listDataFiles)).data?.dataFiles ?? [];
  return (
    <Menu position="bottom-end" width={280}>
      <Menu.Target>
        <Button variant="subtle" size="compact-xs" leftSection={<IconBraces size={13} aria-hidden />}>
          {texts.insert}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
        <Menu.Label>{texts.conversation}</Menu.Label>
        {Object.entries(texts.fields).map(([name, label]) => (
          <Menu.Item key={name} onClick={() => onInsert(name)}>
            {label}
          </Menu.Item>
        ))}
        {files.map(({ id, name, columns }) => [
          <Menu.Label key={id}>{texts.record(name)}</Menu.Label>,
          ...columns.map((column) => (
            <Menu.Item key={`${id}/${column.name}`} onClick={() => onInsert(`record.${column.name}`)}>
              {column.label}
            </Menu.Item>
          )),
        ])}
      </Menu.Dropdown>
    </Menu>
  );
}
