import { Button } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { callWith } from '#designer/api/call.ts';
import { keyOf } from '#designer/api/query.ts';
import { useMay } from '#designer/api/use-session.ts';
import { NotAllowed } from '#designer/app/not-allowed.tsx';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { DataTable } from '#designer/ui/data-table.tsx';
import { EmptyState } from '#designer/ui/empty-state.tsx';
import { isFound } from '#designer/ui/fold.ts';
import { LoadError } from '#designer/ui/load-error.tsx';
import { NoResults } from '#designer/ui/no-results.tsx';
import { Page } from '#designer/ui/page.tsx';
import { SearchInput } from '#designer/ui/search-input.tsx';
import { listAudit } from '#schemas/api/system.ts';
import { AuditDetails } from './audit-details.tsx';
import type { AuditEntry } from './audit-entry.ts';
import { describeAction } from './describe-entry.ts';
import { useAuditColumns } from './use-audit-columns.tsx';

const PAGE_ROWS = 100;

/** Who changed what, newest first. */
export function AuditPage() {
  const { audit: texts, common } = useMessages();
  const allowed = useMay()(listAudit);
  const [search, setSearch] = useState('');
  const [shown, setShown] = useState<AuditEntry | null>(null);
  const columns = useAuditColumns();
  const audit = useInfiniteQuery({
    queryKey: keyOf(listAudit),
    enabled: allowed,
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam, signal }) => callWith(listAudit, signal, { query: { before: pageParam, limit: PAGE_ROWS } }),
    getNextPageParam: ({ entries }) => (entries.length < PAGE_ROWS ? undefined : entries.at(-1)?.id),
  });
  const entries = useMemo(() => audit.data?.pages.flatMap((page) => page.entries), [audit.data]);
  const rows = useMemo(() => {
    return entries?.filter((entry) => {
      const { user, entityId, details } = entry;
      return isFound([`${user} ${describeAction(entry, texts)} ${entityId} ${JSON.stringify(details)}`], search);
    });
  }, [entries, search, texts]);

  if (!allowed) return <NotAllowed title={texts.title} />;
  return (
    <Page title={texts.title} toolbar={<SearchInput value={search} onChange={setSearch} label={texts.search} />}>
      {audit.isError && !audit.data ? (
        <LoadError error={audit.error} onRetry={() => void audit.refetch()} />
      ) : (
        <DataTable
          label={texts.title}
          columns={columns}
          rows={rows}
          rowKey={(entry) => String(entry.id)}
          onOpen={setShown}
          empty={
            entries?.length === 0 ? (
              <EmptyState
                icon={<IconHistory size={36} stroke={1.3} />}
                title={texts.emptyTitle}
                text={texts.emptyText}
              />
            ) : (
              <NoResults onClear={() => setSearch('')} />
            )
          }
          footer={
            audit.hasNextPage && (
              <Button variant="default" loading={audit.isFetchingNextPage} onClick={() => void audit.fetchNextPage()}>
                {common.more}
              </Button>
            )
          }
        />
      )}
      {shown && <AuditDetails entry={shown} onClose={() => setShown(null)} />}
    </Page>
  );
}
