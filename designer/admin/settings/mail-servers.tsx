import { ActionIcon, Button, Menu, Skeleton, Table } from '@mantine/core';
import { IconDots, IconPencil, IconPlus, IconStar, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { reading, useCall } from '#designer/api/query.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { useConfirm } from '#designer/ui/confirm.tsx';
import { describeInUse } from '#designer/ui/describe-in-use.ts';
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
  const messages = useMessages();
  const { settings, common } = messages;
  const texts = settings.mail;
  const confirm = useConfirm();
  const toasts = useToasts();
  const removal = useCall(deleteMailServer, { refreshes: [listMailServers] });
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
  const askDelete = () =>
    confirm({
      title: texts.deleteTitle(name),
      text: texts.deleteText,
      action: common.delete,
      danger: true,
      run: () => removal.mutateAsync({ params: { id } }),
      explain: (error) => describeInUse(error, messages),
    });
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <ActionIcon aria-label={texts.more(name)}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={15} aria-hidden />} onClick={onEdit}>
          {common.edit}
        </Menu.Item>
        {!server.isDefault && (
          <Menu.Item leftSection={<IconStar size={15} aria-hidden />} onClick={() => void makeDefault()}>
            {texts.makeDefault}
          </Menu.Item>
        )}
        <Menu.Item color="var(--sy-bad)" leftSection={<IconTrash size={15} aria-hidden />} onClick={askDelete}>
          {common.delete}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
