import { Button } from '@mantine/core';
import { IconListCheck, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { UsedByList } from '#designer/admin/queues/used-by-list.tsx';
import { reading } from '#designer/api/query.ts';
import { useMay } from '#designer/api/use-session.ts';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import { CollectionPage } from '#designer/ui/collection-page.tsx';
import type { Column } from '#designer/ui/data-table.tsx';
import { EntryActions } from '#designer/ui/entry-actions.tsx';
import { RelativeTime } from '#designer/ui/relative-time.tsx';
import {
  createDispositionGroup,
  deleteDispositionGroup,
  listDispositionGroups,
} from '#schemas/api/disposition-groups.ts';
import type { DispositionGroup } from '#schemas/domain/disposition-group.ts';
import { RelationTabs } from '../customer-relations/relation-tabs.tsx';
import { CreateGroupDialog } from './create-group-dialog.tsx';
import { DispositionChip } from './disposition-chip.tsx';
import classes from './dispositions.module.css';

/** Groups of what agents can say of a contact. */
export function DispositionsPage() {
  const { dispositions: texts } = useMessages();
  const may = useMay();
  const navigate = useNavigate();
  const found = useQuery(reading(listDispositionGroups));
  const [creating, setCreating] = useState(false);
  const columns = useGroupColumns();
  const open = (id: string) => void navigate({ to: '/relations/dispositions/$groupId', params: { groupId: id } });
  const add = may(createDispositionGroup) && (
    <Button leftSection={<IconPlus size={15} aria-hidden />} onClick={() => setCreating(true)}>
      {texts.add}
    </Button>
  );
  return (
    <CollectionPage
      texts={texts}
      query={found}
      rows={found.data?.dispositionGroups}
      columns={columns}
      onOpen={({ id }) => open(id)}
      icon={<IconListCheck size={36} stroke={1.3} />}
      add={add}
      tabs={<RelationTabs />}
    >
      {creating && <CreateGroupDialog onClose={() => setCreating(false)} onCreated={open} />}
    </CollectionPage>
  );
}

const SHOWN = 4;

function useGroupColumns(): Column<DispositionGroup>[] {
  const { dispositions: texts, common } = useMessages();
  const { compare, number } = useFormats();
  return useMemo(
    () => [
      {
        key: 'name',
        header: common.name,
        cell: ({ id, name }) => (
          <Link to="/relations/dispositions/$groupId" params={{ groupId: id }} title={id}>
            {name}
          </Link>
        ),
        compare: (a, b) => compare(a.name, b.name),
        width: '22%',
      },
      {
        key: 'statuses',
        header: texts.statuses,
        cell: ({ statuses }) => (
          <span className={classes.chips}>
            {statuses.slice(0, SHOWN).map(({ code, name, colour }) => (
              <DispositionChip key={code} name={name} colour={colour} />
            ))}
            {statuses.length > SHOWN && <span className={classes.hint}>+{number(statuses.length - SHOWN)}</span>}
          </span>
        ),
        compare: (a, b) => a.statuses.length - b.statuses.length,
      },
      {
        key: 'currency',
        header: texts.currency,
        cell: ({ currency }) => currency,
        compare: (a, b) => compare(a.currency, b.currency),
        width: 90,
      },
      {
        key: 'usedBy',
        header: texts.usedBy,
        cell: ({ usedBy }) => <UsedByList flows={[]} campaigns={usedBy.campaigns} />,
        compare: (a, b) => a.usedBy.campaigns.length - b.usedBy.campaigns.length,
        width: '18%',
      },
      {
        key: 'updatedAt',
        header: texts.updated,
        cell: ({ updatedAt }) => <RelativeTime at={updatedAt} />,
        compare: (a, b) => compare(a.updatedAt, b.updatedAt),
        width: 120,
      },
      {
        key: 'menu',
        header: '',
        cell: (group) => (
          <EntryActions
            entry={group}
            remove={deleteDispositionGroup}
            refreshes={[listDispositionGroups]}
            deleteText={texts.deleteText}
          />
        ),
        align: 'end',
        width: 64,
      },
    ],
    [texts, common, compare, number],
  );
}
