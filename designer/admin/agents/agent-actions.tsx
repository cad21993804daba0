import { Menu } from '@mantine/core';
import { IconKey, IconUserCheck, IconUserOff } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useSession } from '#designer/api/use-session.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { EntryActions } from '#designer/ui/entry-actions.tsx';
import { type Agent, deleteAgent, listAgents } from '#schemas/api/agents.ts';
import { listUsers } from '#schemas/api/session.ts';
import { useAccountChanges } from './use-account-changes.tsx';

/** What can be done with one agent. */
export function AgentActions({ agent }: { agent: Agent }) {
  const { agents: texts } = useMessages();
  const navigate = useNavigate();
  const self = useSession()?.id === agent.id;
  const { change, askDeactivate, askReset, credentials } = useAccountChanges();
  return (
    <>
      <EntryActions
        entry={agent}
        onEdit={() => void navigate({ to: '/agents/$agentId', params: { agentId: agent.id } })}
        remove={deleteAgent}
        refreshes={[listAgents, listUsers]}
        deleteText={texts.deleteText}
      >
        <Menu.Item leftSection={<IconKey size={15} />} onClick={() => askReset([agent.id])}>
          {texts.resetPassword}
        </Menu.Item>
        {/* Locking oneself out is never what was meant. */}
        {agent.active && !self && (
          <Menu.Item leftSection={<IconUserOff size={15} />} onClick={() => askDeactivate([agent.id])}>
            {texts.deactivate}
          </Menu.Item>
        )}
        {!agent.active && (
          <Menu.Item
            leftSection={<IconUserCheck size={15} />}
            onClick={() => void change([agent.id], { type: 'activate' })}
          >
            {texts.activate}
          </Menu.Item>
        )}
      </EntryActions>
      {credentials}
    </>
  );
}
