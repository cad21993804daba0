import { Button } from '@mantine/core';
import { IconPlus, IconStack2 } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { reading } from '#designer/api/query.ts';
import { useMay } from '#designer/api/use-session.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { CollectionPage } from '#designer/ui/collection-page.tsx';
import { createQueue, listQueues } from '#schemas/api/queues.ts';
import { QueueDialog } from './queue-dialog.tsx';
import { QueueTabs } from './queue-tabs.tsx';
import { useQueueColumns } from './use-queue-columns.tsx';

/** Where contacts wait; `/queues/501` shows one of them at once. */
export function QueuesPage() {
  const { queues: texts } = useMessages();
  const may = useMay();
  const navigate = useNavigate();
  const found = useQuery(reading(listQueues));
  const [adding, setAdding] = useState(false);
  const { queueId } = useParams({ strict: false });
  const open = useCallback(
    ({ id }: { id: string }) => void navigate({ to: '/queues/$queueId', params: { queueId: id } }),
    [navigate],
  );
  const columns = useQueueColumns(open);
  const close = () => {
    setAdding(false);
    if (queueId !== undefined) void navigate({ to: '/queues' });
  };
  const nextId = found.data?.nextId ?? null;
  const add = may(createQueue) && nextId !== null && (
    <Button leftSection={<IconPlus size={15} />} onClick={() => setAdding(true)}>
      {texts.add}
    </Button>
  );
  const shown = found.data?.queues.find(({ id }) => id === queueId) ?? (adding && nextId !== null ? { nextId } : null);
  return (
    <CollectionPage
      texts={texts}
      query={found}
      rows={found.data?.queues}
      columns={columns}
      initialSort={{ key: 'id', descending: false }}
      onOpen={open}
      icon={<IconStack2 size={36} stroke={1.3} />}
      add={add}
      tabs={<QueueTabs />}
    >
      {shown && <QueueDialog key={queueId ?? 'new'} queue={shown} reload={() => found.refetch()} onClose={close} />}
    </CollectionPage>
  );
}
