import { Button, Select } from '@mantine/core';
import { IconMicrophone2 } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { callWith } from '#designer/api/call.ts';
import { keyOf } from '#designer/api/query.ts';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import { type Column, DataTable } from '#designer/ui/data-table.tsx';
import { EmptyState } from '#designer/ui/empty-state.tsx';
import { Page } from '#designer/ui/page.tsx';
import { PlayerBar } from '#designer/ui/player/player-bar.tsx';
import { type Player, usePlayer } from '#designer/ui/player/use-player.ts';
import { Tag } from '#designer/ui/tag.tsx';
import { listRecordings, type Recording } from '#schemas/api/recordings.ts';
import { Refusal } from '../refusal.tsx';
import { ListFilters } from '../reports/list-filters.tsx';
import { type ListView, listView } from '../reports/list-view.ts';
import { isPeriod } from '../reports/period-days.ts';
import { useDays } from '../reports/use-days.ts';
import { WrongPeriod } from '../reports/wrong-period.tsx';
import { RecordingButtons } from './recording-buttons.tsx';

const LENGTHS = ['any', '30', '120', '600'] as const;

/** Recordings of conversations, newest first, played in place. */
export function RecordingsPage() {
  const { recordings: texts } = useMessages().supervision;
  const { common } = useMessages();
  const view = useSearch({ from: '/shell/recordings' });
  const navigate = useNavigate();
  const days = useDays(view);
  const asked = isPeriod(days);
  const { campaign, agent, disposition, customer, shortest } = view;
  const query = { from: days?.from, to: days?.to, campaign, agent, disposition, customer, shortest };
  const found = useInfiniteQuery({
    queryKey: [...keyOf(listRecordings), query],
    enabled: asked,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      callWith(listRecordings, signal, { query: { ...query, cursor: pageParam, limit: 100 } }),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const rows = useMemo(() => found.data?.pages.flatMap(({ recordings }) => recordings), [found.data]);
  const player = usePlayer();
  const columns = useRecordingColumns(player);
  const change = (part: Partial<ListView>) =>
    void navigate({ to: '/recordings', search: listView.parse({ ...view, ...part }), replace: true });
  return (
    <Page
      title={texts.title}
      note={texts.audited}
      toolbar={
        <>
          <ListFilters view={view} days={days} onChange={change} />
          <Select
            size="xs"
            w={116}
            allowDeselect={false}
            aria-label={texts.shortest}
            value={LENGTHS.find((length) => length === String(shortest)) ?? 'any'}
            onChange={(value) => change({ shortest: value === null || value === 'any' ? undefined : Number(value) })}
            data={LENGTHS.map((value) => ({ value, label: texts.lengths[value] }))}
          />
        </>
      }
    >
      {days && !asked ? (
        <WrongPeriod />
      ) : found.isError && !rows ? (
        <Refusal error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <DataTable
          label={texts.title}
          columns={columns}
          rows={rows}
          rowKey={({ contactId, id }) => `${contactId} ${id}`}
          empty={
            <EmptyState
              icon={<IconMicrophone2 size={34} stroke={1.4} />}
              title={texts.emptyTitle}
              text={texts.emptyText}
            />
          }
          footer={
            found.hasNextPage && (
              <Button variant="default" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
                {common.more}
              </Button>
            )
          }
        />
      )}
      <PlayerBar player={player} />
    </Page>
  );
}

function useRecordingColumns(player: Player): Column<Recording>[] {
  const { supervision, desk } = useMessages();
  const { recordings: texts, conversations: list } = supervision;
  const formats = useFormats();
  return useMemo<Column<Recording>[]>(
    () => [
      {
        key: 'play',
        header: null,
        cell: (recording) => <RecordingButtons recording={recording} player={player} />,
        width: 92,
      },
      {
        key: 'when',
        header: texts.when,
        cell: ({ conversationId, at }) => (
          <Link to="/conversations/$conversationId" params={{ conversationId }} title={formats.exactTime(at)}>
            {formats.recent(at)}
          </Link>
        ),
        width: 160,
      },
      {
        key: 'length',
        header: texts.length,
        cell: ({ seconds, state }) =>
          state === 'ready' ? formats.duration(seconds * 1000) : <Tag>{texts.states[state]}</Tag>,
        align: 'end',
        width: 130,
      },
      { key: 'customer', header: list.customer, cell: ({ customer }) => customer || desk.unknownNumber, width: 150 },
      { key: 'agent', header: list.agent, cell: ({ agentName }) => agentName },
      { key: 'campaign', header: list.campaign, cell: ({ campaignName, queue }) => campaignName || queue },
      {
        key: 'status',
        header: list.status,
        cell: ({ disposition }) => disposition && `${disposition.code} ${disposition.name}`,
      },
      {
        key: 'deleted',
        header: texts.deleted,
        cell: ({ deleteAt }) => (deleteAt === null ? texts.forever : formats.dateTime(deleteAt)),
        width: 170,
      },
    ],
    [texts, list, desk, formats, player],
  );
}
