import { Button, Menu, Skeleton, Table } from '@mantine/core';
import { IconPlus, IconStar } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { reading, useCall } from '#designer/api/query.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { EntryActions } from '#designer/ui/entry-actions.tsx';
import { LoadError } from '#designer/ui/load-error.tsx';
import { Tag } from '#designer/ui/tag.tsx';
import { useToasts } from '#designer/ui/toasts.tsx';
import { deleteMailServer, listMailServers, updateMailServer } from '#schemas/api/mail-servers.ts';
import { type MailServer, mailSettings } from '#schemas/domain/messaging.ts';
import { MailServerDialog } from './mail-server-dialog.tsx';

/** The mail servers by which flows and agents send e-mails, and which of them is used where none is named. */
export function MailServers() {
  const { settings } = useMessages();
  const texts = settings.mail;
  const query = useQuery(reading(listMailServers));
  const [edited, setEdited] = useState<MailServer | 'new'>();
  if (query.isError && !query.data) return <LoadError error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton height={120} />;
  const servers = query.data.mailServers;
  const current = edited === 'new' ? null : servers.find(({ id }) => id === edited?.id);
  return (
    <>
      {servers.length === 0 && <p>{texts.none}</p>}
      {servers.length > 0 && (
        <Table aria-label={texts.title} mb="sm">
          <Table.Tbody>
            {servers.map((server) => (
              <Table.Tr key={server.id}>
                <Table.Td>
                  <Button variant="subtle" size="compact-sm" onClick={() => setEdited(server)}>
                    {server.name}
                  </Button>
                </Table.Td>
                <Table.Td>
                  {server.host}:{server.port}
                </Table.Td>
                <Table.Td>{server.fromAddress}</Table.Td>
                <Table.Td>{server.isDefault && <Tag>{texts.isDefault}</Tag>}</Table.Td>
                <Table.Td align="right">
                  <ServerMenu server={server} onEdit={() => setEdited(server)} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <Button variant="default" leftSection={<IconPlus size={15} aria-hidden />} onClick={() => setEdited('new')}>
        {texts.add}
      </Button>
      {edited && current !== undefined && <MailServerDialog server={current} onClose={() => setEdited(undefined)} />}
    </>
  );
}

function ServerMenu({ server, onEdit }: { server: MailServer; onEdit: () => void }) {
  const texts = useMessages().settings.mail;
  const toasts = useToasts();
  const update = useCall(updateMailServer, { refreshes: [listMailServers] });
  const { id, name, revision } = server;
  const makeDefault = async () => {
    const account = Object.fromEntries(Object.keys(mailSettings.shape).map((key) => [key, Reflect.get(server, key)]));
    try {
      const body = { ...mailSettings.parse(account), name, isDefault: true, revision };
      await update.mutateAsync({ params: { id }, body });
      toasts.done(texts.madeDefault(name));
    } catch (error) {
      toasts.failed(error, name);
    }
  };
  return (
    <EntryActions
      entry={server}
      onEdit={onEdit}
      remove={deleteMailServer}
      refreshes={[listMailServers]}
      deleteText={texts.deleteText}
    >
      {!server.isDefault && (
        <Menu.Item leftSection={<IconStar size={15} aria-hidden />} onClick={() => void makeDefault()}>
          {texts.makeDefault}
        </Menu.Item>
      )}
    </EntryActions>
  );
}
