import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { reading } from '#designer/api/query.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { Dialog } from '#designer/ui/dialog.tsx';
import { listAgents } from '#schemas/api/agents.ts';
import { listUsers } from '#schemas/api/session.ts';

/** Chooses an account that has no agent profile, and goes on to make it one (S96). */
export function AccountDialog({ onClose }: { onClose: () => void }) {
  const { agents, common, users: userTexts } = useMessages();
  const texts = agents.account;
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<string | null>(null);
  const users = useQuery(reading(listUsers)).data?.users ?? [];
  const known = useQuery(reading(listAgents)).data?.agents ?? [];
  const withProfile = new Set(known.map(({ id }) => id));
  const free = users.filter(({ id }) => !withProfile.has(id));
  return (
    <Dialog opened onClose={onClose} title={texts.title} size={460} closeButtonProps={{ 'aria-label': common.close }}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {texts.text}
        </Text>
        <Select
          label={texts.label}
          data-autofocus
          searchable
          value={chosen}
          onChange={setChosen}
          nothingFoundMessage={texts.none}
          data={free.map(({ id, login, name, role }) => ({
            value: id,
            label: `${name} (${login}), ${userTexts.roles[role]}`,
          }))}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {common.cancel}
          </Button>
          <Button
            disabled={chosen === null}
            onClick={() => chosen && void navigate({ to: '/agents/$agentId', params: { agentId: chosen } })}
          >
            {texts.action}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
