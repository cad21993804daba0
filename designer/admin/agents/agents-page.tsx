import { Button, Group, Menu } from '@mantine/core';
import {
  IconChevronDown,
  IconFileImport,
  IconHeadset,
  IconPlus,
  IconUserShield,
  IconUsersPlus,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { reading } from '#designer/api/query.ts';
import { useMay } from '#designer/api/use-session.ts';
import { NotAllowed } from '#designer/app/not-allowed.tsx';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { DataTable } from '#designer/ui/data-table.tsx';
import { DropTarget } from '#designer/ui/drop-target.tsx';
import { EmptyState } from '#designer/ui/empty-state.tsx';
import { isFound } from '#designer/ui/fold.ts';
import { ButtonLink } from '#designer/ui/links.tsx';
import { LoadError } from '#designer/ui/load-error.tsx';
import { NoResults } from '#designer/ui/no-results.tsx';
import { Page } from '#designer/ui/page.tsx';
import { SearchInput } from '#designer/ui/search-input.tsx';
import { listAgents } from '#schemas/api/agents.ts';
import { AccountDialog } from './account-dialog.tsx';
import { isWanted } from './agent-filters.ts';
import { AgentTabs } from './agent-tabs.tsx';
import { BatchDialog } from './batch-dialog.tsx';
import { FilterBar } from './filter-bar.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { NoPasswords } from './no-passwords.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { useAgentColumns } from './use-agent-columns.tsx';
import { useSelection } from './use-selection.ts';

/** States change without anybody touching this page. */
const REFRESH_MS = 10_000;

type Dialog = 'batch' | 'import' | 'account';

/** Everybody with an agent profile, and the ways to get more of them. */
export function AgentsPage() {
  const { agents: texts } = useMessages();
  const allowed = useMay()(listAgents);
  const navigate = useNavigate();
  const filters = useSearch({ from: '/shell/agents' });
  const found = useQuery({ ...reading(listAgents), enabled: allowed, refetchInterval: REFRESH_MS });
  const [search, setSearch] = useState('');
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const [dropped, setDropped] = useState<File | null>(null);
  const agents = found.data?.agents;
  const rows = useMemo(() => {
    return agents?.filter((agent) => isWanted(agent, filters) && isFound([`${agent.login} ${agent.name}`], search));
  }, [agents, filters, search]);
  const selection = useSelection(rows);
  const columns = useAgentColumns(selection);
  if (!allowed) return <NotAllowed title={texts.title} />;
  const close = () => {
    setDialog(null);
    setDropped(null);
  };
  const drop = ([file]: File[]) => {
    if (!file) return;
    setDropped(file);
    setDialog('import');
  };
  return (
    <DropTarget hint={texts.csv.dropHere} onFiles={drop}>
      <Page
        title={texts.title}
        note={agents && texts.count(agents.length)}
        actions={<AddButtons onOpen={setDialog} />}
        toolbar={
          selection.some ? (
            <SelectionBar selection={selection} />
          ) : (
            <>
              <AgentTabs />
              <SearchInput value={search} onChange={setSearch} label={texts.search} width={200} />
              <FilterBar />
            </>
          )
        }
      >
        {agents && <NoPasswords agents={agents} />}
        {found.isError && !agents ? (
          <LoadError error={found.error} onRetry={() => void found.refetch()} />
        ) : (
          <DataTable
            label={texts.title}
            columns={columns}
            rows={rows}
            rowKey={({ id }) => id}
            initialSort={{ key: 'login', descending: false }}
            onOpen={({ id }) => void navigate({ to: '/agents/$agentId', params: { agentId: id } })}
            empty={
              agents?.length === 0 ? (
                <EmptyState
                  icon={<IconHeadset size={36} stroke={1.3} />}
                  title={texts.emptyTitle}
                  text={texts.emptyText}
                  action={<AddButtons onOpen={setDialog} />}
                />
              ) : (
                <NoResults
                  onClear={() => {
                    setSearch('');
                    void navigate({ to: '/agents', search: {}, replace: true });
                  }}
                />
              )
            }
          />
        )}
        {dialog === 'batch' && <BatchDialog nextLogin={found.data?.nextLogin ?? ''} onClose={close} />}
        {dialog === 'import' && <ImportDialog dropped={dropped} onClose={close} />}
        {dialog === 'account' && <AccountDialog onClose={close} />}
      </Page>
    </DropTarget>
  );
}

function AddButtons({ onOpen }: { onOpen: (dialog: Dialog) => void }) {
  const { agents: texts } = useMessages();
  return (
    <Group gap={1} wrap="nowrap">
      <ButtonLink
        to="/agents/$agentId"
        params={{ agentId: 'new' }}
        leftSection={<IconPlus size={15} />}
        style={{ borderStartEndRadius: 0, borderEndEndRadius: 0 }}
      >
        {texts.add}
      </ButtonLink>
      <Menu position="bottom-end" width={290}>
        <Menu.Target>
          <Button px={7} aria-label={texts.addMore} style={{ borderStartStartRadius: 0, borderEndStartRadius: 0 }}>
            <IconChevronDown size={16} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconUsersPlus size={15} />} onClick={() => onOpen('batch')}>
            {texts.assistant}
          </Menu.Item>
          <Menu.Item leftSection={<IconFileImport size={15} />} onClick={() => onOpen('import')}>
            {texts.importFile}
          </Menu.Item>
          <Menu.Item leftSection={<IconUserShield size={15} />} onClick={() => onOpen('account')}>
            {texts.fromAccount}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}
