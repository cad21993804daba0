import { Button, UnstyledButton } from '@mantine/core';
import { IconPlus, IconUsersGroup } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { reading } from '#designer/api/query.ts';
import { useMay } from '#designer/api/use-session.ts';
import { NotAllowed } from '#designer/app/not-allowed.tsx';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import { CollectionPage } from '#designer/ui/collection-page.tsx';
import type { Column } from '#designer/ui/data-table.tsx';
import { EntryActions } from '#designer/ui/entry-actions.tsx';
import { useOpenedEntry } from '#designer/ui/use-opened-entry.ts';
import {
  createSupervisionGroup,
  deleteSupervisionGroup,
  listSupervisionGroups,
} from '#schemas/api/supervision-groups.ts';
import type { SupervisionGroup } from '#schemas/domain/agent.ts';
import { AgentTabs } from './agent-tabs.tsx';
import { GroupDialog } from './group-dialog.tsx';

/** Groups that limit whom a supervisor sees (S94). */
export function GroupsPage() {
  const texts = useMessages().agents.group;
  const may = useMay();
  const allowed = may(createSupervisionGroup);
  const found = useQuery({ ...reading(listSupervisionGroups), enabled: allowed });
  const { entry, open, add, close } = useOpenedEntry(found.data?.supervisionGroups);
  const columns = useGroupColumns(open);
  if (!allowed) return <NotAllowed title={texts.title} />;
  return (
    <CollectionPage
      texts={texts}
      query={found}
      rows={found.data?.supervisionGroups}
      columns={columns}
      onOpen={open}
      icon={<IconUsersGroup size={36} stroke={1.3} />}
      add={
        <Button leftSection={<IconPlus size={15} />} onClick={add}>
          {texts.add}
        </Button>
      }
      tabs={<AgentTabs />}
    >
      {entry !== undefined && <GroupDialog key={entry?.id} group={entry} onClose={close} />}
    </CollectionPage>
  );
}

function useGroupColumns(onEdit: (group: SupervisionGroup) => void): Column<SupervisionGroup>[] {
  const { agents, common } = useMessages();
  const { compare, number } = useFormats();
  const texts = agents.group;
  return useMemo(
    () => [
      {
        key: 'name',
        header: common.name,
        cell: (group) => (
          <UnstyledButton fz="sm" c="var(--mantine-color-anchor)" onClick={() => onEdit(group)}>
            {group.name}
          </UnstyledButton>
        ),
        compare: (a, b) => compare(a.name, b.name),
      },
      {
        key: 'members',
        header: texts.members,
        cell: ({ id, members }) =>
          members === 0 ? (
            number(members)
          ) : (
            <Link to="/agents" search={{ group: id }}>
              {number(members)}
            </Link>
          ),
        compare: (a, b) => a.members - b.members,
        width: 140,
      },
      {
        key: 'supervisors',
        header: texts.supervisors,
        cell: ({ supervisors }) => number(supervisors),
        compare: (a, b) => a.supervisors - b.supervisors,
        width: 140,
      },
      {
        key: 'menu',
        header: '',
        cell: (group) => (
          <EntryActions
            entry={group}
            onEdit={() => onEdit(group)}
            remove={deleteSupervisionGroup}
            refreshes={[listSupervisionGroups]}
            deleteText={texts.deleteText}
          />
        ),
        align: 'end',
        width: 64,
      },
    ],
    [texts, common, compare, number, onEdit],
  );
}
