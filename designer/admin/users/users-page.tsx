import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { reading } from '#designer/api/query.ts';
import { useMay } from '#designer/api/use-session.ts';
import { NotAllowed } from '#designer/app/not-allowed.tsx';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { DataTable } from '#designer/ui/data-table.tsx';
import { isFound } from '#designer/ui/fold.ts';
import { LoadError } from '#designer/ui/load-error.tsx';
import { NoResults } from '#designer/ui/no-results.tsx';
import { Page } from '#designer/ui/page.tsx';
import { SearchInput } from '#designer/ui/search-input.tsx';
import { listUsers } from '#schemas/api/session.ts';
import { CreateUserDialog } from './create-user-dialog.tsx';
import { useUserColumns } from './use-user-columns.tsx';

/** Accounts and their roles. */
export function UsersPage() {
  const { users: texts } = useMessages();
  const allowed = useMay()(listUsers);
  const users = useQuery({ ...reading(listUsers), enabled: allowed });
  const [search, setSearch] = useState('');
  const [creating, setCreating] = useState(false);
  const columns = useUserColumns();
  const rows = useMemo(() => {
    return users.data?.users.filter(({ name, login }) => isFound([`${name} ${login}`], search));
  }, [users.data, search]);
  if (!allowed) return <NotAllowed title={texts.title} />;
  return (
    <Page
      title={texts.title}
      note={users.data && texts.count(users.data.users.length)}
      actions={
        <Button leftSection={<IconPlus size={15} />} onClick={() => setCreating(true)}>
          {texts.new}
        </Button>
      }
      toolbar={<SearchInput value={search} onChange={setSearch} label={texts.search} />}
    >
      {users.isError && !users.data ? (
        <LoadError error={users.error} onRetry={() => void users.refetch()} />
      ) : (
        <DataTable
          label={texts.title}
          columns={columns}
          rows={rows}
          rowKey={(user) => user.id}
          initialSort={{ key: 'name', descending: false }}
          empty={<NoResults onClear={() => setSearch('')} />}
        />
      )}
      {creating && <CreateUserDialog onClose={() => setCreating(false)} />}
    </Page>
  );
}
