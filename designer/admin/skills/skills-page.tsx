import { Button } from '@mantine/core';
import { IconPlus, IconStars } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { QueueTabs } from '#designer/admin/queues/queue-tabs.tsx';
import { reading } from '#designer/api/query.ts';
import { useMay } from '#designer/api/use-session.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { CollectionPage } from '#designer/ui/collection-page.tsx';
import { createSkillGroup, type ListedSkillGroup, listSkillGroups } from '#schemas/api/skill-groups.ts';
import { SkillGroupDialog } from './skill-group-dialog.tsx';
import { useSkillGroupColumns } from './use-skill-group-columns.tsx';

/** What agents can be good at; `/skills/languages` shows one group at once. */
export function SkillsPage() {
  const texts = useMessages().queues.skills;
  const may = useMay();
  const navigate = useNavigate();
  const found = useQuery(reading(listSkillGroups));
  const [adding, setAdding] = useState(false);
  const { groupId } = useParams({ strict: false });
  const open = useCallback(
    ({ id }: { id: string }) => void navigate({ to: '/skills/$groupId', params: { groupId: id } }),
    [navigate],
  );
  const columns = useSkillGroupColumns(open);
  const close = () => {
    setAdding(false);
    if (groupId !== undefined) void navigate({ to: '/skills' });
  };
  const add = may(createSkillGroup) && (
    <Button leftSection={<IconPlus size={15} />} onClick={() => setAdding(true)}>
      {texts.add}
    </Button>
  );
  const shown = found.data?.skillGroups.find(({ id }) => id === groupId) ?? null;
  return (
    <CollectionPage
      texts={texts}
      query={found}
      rows={found.data?.skillGroups}
      searched={namesIn}
      columns={columns}
      onOpen={open}
      icon={<IconStars size={36} stroke={1.3} />}
      add={add}
      tabs={<QueueTabs />}
    >
      {(shown || adding) && (
        <SkillGroupDialog key={shown?.id ?? 'new'} group={shown} reload={() => found.refetch()} onClose={close} />
      )}
    </CollectionPage>
  );
}

function namesIn({ name, skills }: ListedSkillGroup): string[] {
  return [name, ...skills.map((skill) => skill.name)];
}
