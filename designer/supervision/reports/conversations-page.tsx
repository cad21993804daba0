import { Button } from '@mantine/core';
import { IconHeadset } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { callWith, urlOf } from '#designer/api/call.ts';
import { keyOf } from '#designer/api/query.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { DataTable } from '#designer/ui/data-table.tsx';
import { EmptyState } from '#designer/ui/empty-state.tsx';
import { Page } from '#designer/ui/page.tsx';
import { exportConversationsCsv, exportConversationsXlsx, listConversations } from '#schemas/api/reports.ts';
import { Refusal } from '../refusal.tsx';
import { DownloadLink } from './download-link.tsx';
import { ListFilters } from './list-filters.tsx';
import { type ListView, listView } from './list-view.ts';
import { isPeriod } from './period-days.ts';
import { useConversationColumns } from './use-conversation-columns.tsx';
import { useDays } from './use-days.ts';
import { WrongPeriod } from './wrong-period.tsx';

/** Conversations of a period, newest first. */
export function ConversationsPage() {
  const { reports: texts, conversations: list } = useMessages().supervision;
  const { common } = useMessages();
  const view = useSearch({ from: '/shell/conversations' });
  const navigate = useNavigate();
  const columns = useConversationColumns();
  const days = useDays(view);
  const { campaign, agent, disposition, customer } = view;
  const query = { from: days?.from ?? '', to: days?.to ?? '', campaign, agent, disposition, customer };
  const asked = isPeriod(days);
  const found = useInfiniteQuery({
    queryKey: [...keyOf(listConversations), query],
    enabled: asked,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      callWith(listConversations, signal, { query: { ...query, cursor: pageParam, limit: 100 } }),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const rows = useMemo(() => found.data?.pages.flatMap(({ conversations }) => conversations), [found.data]);
  const change = (part: Partial<ListView>) =>
    void navigate({ to: '/conversations', search: listView.parse({ ...view, ...part }), replace: true });
  return (
    <Page
      title={texts.tabs.conversations}
      actions={
        <>
          <DownloadLink
            href={urlOf(exportConversationsCsv, { query })}
            label={texts.exportAs(texts.csv)}
            disabled={!asked}
          >
            {texts.csv}
          </DownloadLink>
          <DownloadLink
            href={urlOf(exportConversationsXlsx, { query })}
            label={texts.exportAs(texts.xlsx)}
            disabled={!asked}
          >
            {texts.xlsx}
          </DownloadLink>
        </>
      }
      toolbar={<ListFilters view={view} days={days} onChange={change} />}
    >
      {days && !asked ? (
        <WrongPeriod />
      ) : found.isError && !rows ? (
        <Refusal error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <DataTable
          label={texts.tabs.conversations}
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          onOpen={({ id }) => void navigate({ to: '/conversations/$conversationId', params: { conversationId: id } })}
          empty={
            <EmptyState icon={<IconHeadset size={34} stroke={1.4} />} title={list.emptyTitle} text={list.emptyText} />
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
    </Page>
  );
}
