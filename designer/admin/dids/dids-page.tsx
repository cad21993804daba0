import { Button, SegmentedControl } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconHash, IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { DidTabs } from '#designer/admin/sites/did-tabs.tsx';
import { reading } from '#designer/api/query.ts';
import { useMay } from '#designer/api/use-session.ts';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import { DataTable } from '#designer/ui/data-table.tsx';
import { EmptyState } from '#designer/ui/empty-state.tsx';
import { FilterSelect } from '#designer/ui/filter-select.tsx';
import { LoadError } from '#designer/ui/load-error.tsx';
import { NoResults } from '#designer/ui/no-results.tsx';
import { Page } from '#designer/ui/page.tsx';
import { SearchInput } from '#designer/ui/search-input.tsx';
import { createDidRange, listDids } from '#schemas/api/dids.ts';
import { listSites } from '#schemas/api/sites.ts';
import { DeclareRangeDialog } from './declare-range-dialog.tsx';
import classes from './dids-page.module.css';
import { RangeList } from './range-list.tsx';
import { useDidColumns } from './use-did-columns.tsx';

const MOST_ROWS = 1000;
const TYPING_PAUSE_MS = 250;

/** The numbers of the installation: ranges by site, and the flow or campaign each number leads to. */
export function DidsPage() {
  const { dids: texts } = useMessages();
  const formats = useFormats();
  const may = useMay();
  const [search, setSearch] = useState('');
  const filters = useSearch({ from: '/shell/dids' });
  const navigate = useNavigate();
  const limit = (to: typeof filters) => void navigate({ to: '/dids', search: to, replace: true });
  const [declaring, setDeclaring] = useState(false);
  const [wanted] = useDebouncedValue(search.trim(), TYPING_PAUSE_MS);
  const dids = useQuery({
    ...reading(listDids, {
      query: { limit: MOST_ROWS, search: wanted || undefined, ...filters },
    }),
    placeholderData: keepPreviousData,
  });
  const sites = useQuery(reading(listSites)).data?.sites ?? [];
  const columns = useDidColumns();
  const found = dids.data;
  const declare = may(createDidRange) && (
    <Button leftSection={<IconPlus size={15} />} onClick={() => setDeclaring(true)}>
      {texts.declare}
    </Button>
  );

  return (
    <Page
      title={texts.title}
      note={
        found &&
        (found.total > found.dids.length
          ? texts.shown(formats.number(found.dids.length), formats.number(found.total))
          : texts.count(found.total, formats.number(found.total)))
      }
      actions={declare}
      toolbar={
        <>
          <DidTabs />
          <SearchInput value={search} onChange={setSearch} label={texts.search} />
          <SegmentedControl
            size="xs"
            aria-label={texts.filter}
            value={filters.assigned ?? 'all'}
            onChange={(assigned) => limit({ ...filters, assigned: assigned === 'all' ? undefined : assigned })}
            data={(['all', 'yes', 'no'] as const).map((value) => ({ value, label: texts.filters[value] }))}
          />
          <FilterSelect
            w={180}
            searchable
            label={texts.allSites}
            any={texts.allSites}
            value={filters.site}
            data={sites.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(site) => limit({ ...filters, site })}
          />
        </>
      }
    >
      {dids.isError && !found ? (
        <LoadError error={dids.error} onRetry={() => void dids.refetch()} />
      ) : (
        <div className={classes.columns}>
          <DataTable
            label={texts.title}
            columns={columns}
            rows={found?.dids}
            rowKey={(did) => did.number}
            empty={
              found?.ranges.length === 0 ? (
                <EmptyState
                  icon={<IconHash size={36} stroke={1.3} />}
                  title={texts.emptyTitle}
                  text={texts.emptyText}
                  action={declare}
                />
              ) : (
                <NoResults
                  onClear={() => {
                    setSearch('');
                    limit({});
                  }}
                />
              )
            }
          />
          {found && found.ranges.length > 0 && <RangeList ranges={found.ranges} />}
        </div>
      )}
      {declaring && <DeclareRangeDialog onClose={() => setDeclaring(false)} />}
    </Page>
  );
}
