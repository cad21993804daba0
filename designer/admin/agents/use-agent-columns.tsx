import { Checkbox, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import type { Column } from '#designer/ui/data-table.tsx';
import { useEntries } from '#designer/ui/form/fields/use-entries.ts';
import type { Agent } from '#schemas/api/agents.ts';
import { role } from '#schemas/domain/user.ts';
import { AgentActions } from './agent-actions.tsx';
import { AgentState } from './agent-state.tsx';
import type { Selection } from './use-selection.ts';

export function useAgentColumns(selection: Selection): Column<Agent>[] {
  const { agents: texts, common, users } = useMessages();
  const { compare } = useFormats();
  const skills = useEntries('skill');
  return useMemo(() => {
    const skillName = (id: string) => skills?.find((skill) => skill.id === id)?.name ?? id;
    const skillsOf = ({ profile }: Agent) =>
      profile.skills.map(({ skill, level }) => `${skillName(skill)} ${level}`).join(', ');
    return [
      {
        key: 'select',
        header: (
          <Checkbox
            size="xs"
            aria-label={texts.selection.selectAll}
            checked={selection.all}
            indeterminate={selection.some && !selection.all}
            onChange={selection.toggleAll}
          />
        ),
        cell: ({ id, name }) => (
          <Checkbox
            size="xs"
            aria-label={texts.selection.select(name)}
            checked={selection.ids.has(id)}
            onChange={() => selection.toggle(id)}
          />
        ),
        width: 40,
      },
      {
        key: 'login',
        header: texts.login,
        cell: ({ login }) => login,
        compare: (a, b) => compare(a.login, b.login),
        width: 110,
      },
      {
        key: 'name',
        header: common.name,
        cell: ({ id, name, active }) => (
          <Link to="/agents/$agentId" params={{ agentId: id }} style={active ? undefined : { opacity: 0.65 }}>
            {name}
          </Link>
        ),
        compare: (a, b) => compare(a.name, b.name),
      },
      {
        key: 'role',
        header: texts.role,
        cell: (agent) => (
          <Text span size="sm" c={agent.role === 'agent' ? 'dimmed' : undefined}>
            {users.roles[agent.role]}
          </Text>
        ),
        compare: (a, b) => role.options.indexOf(a.role) - role.options.indexOf(b.role),
        width: 120,
      },
      {
        key: 'queues',
        header: texts.queues,
        cell: ({ profile }) =>
          profile.queues.length === 0 ? (
            <Text span c="dimmed" size="sm">
              {texts.noQueue}
            </Text>
          ) : (
            <span title={profile.queues.join(', ')}>{profile.queues.join(', ')}</span>
          ),
        compare: (a, b) => compare(a.profile.queues.join(), b.profile.queues.join()),
        width: 130,
      },
      {
        key: 'skills',
        header: texts.skills,
        cell: (agent) => <span title={skillsOf(agent)}>{skillsOf(agent)}</span>,
        width: '24%',
      },
      {
        key: 'now',
        header: texts.now,
        cell: (agent) => <AgentState agent={agent} />,
        compare: (a, b) => rank(a) - rank(b),
        width: 210,
      },
      { key: 'menu', header: '', cell: (agent) => <AgentActions agent={agent} />, align: 'end', width: 64 },
    ];
  }, [texts, common, users, compare, skills, selection]);
}

/** At work first, then signed out, then closed accounts. */
function rank({ active, state }: Agent): number {
  return active ? (state === null ? 1 : 0) : 2;
}
