import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { agentFilters } from '#designer/admin/agents/agent-filters.ts';
import { openedEntry } from '#designer/ui/use-opened-entry.ts';
import { shell } from './shell-route.tsx';

const queues = createRoute({
  getParentRoute: () => shell,
  path: '/queues',
  component: lazyRouteComponent(() => import('#designer/admin/queues/queues-page.tsx'), 'QueuesPage'),
});

const queue = createRoute({
  getParentRoute: () => shell,
  path: '/queues/$queueId',
  component: lazyRouteComponent(() => import('#designer/admin/queues/queues-page.tsx'), 'QueuesPage'),
});

const skills = createRoute({
  getParentRoute: () => shell,
  path: '/skills',
  component: lazyRouteComponent(() => import('#designer/admin/skills/skills-page.tsx'), 'SkillsPage'),
});

const skillGroup = createRoute({
  getParentRoute: () => shell,
  path: '/skills/$groupId',
  component: lazyRouteComponent(() => import('#designer/admin/skills/skills-page.tsx'), 'SkillsPage'),
});

const agents = createRoute({
  getParentRoute: () => shell,
  path: '/agents',
  validateSearch: (search) => agentFilters.parse(search),
  component: lazyRouteComponent(() => import('#designer/admin/agents/agents-page.tsx'), 'AgentsPage'),
});

const supervisionGroups = createRoute({
  getParentRoute: () => shell,
  path: '/agents/groups',
  validateSearch: (search) => openedEntry.parse(search),
  component: lazyRouteComponent(() => import('#designer/admin/agents/groups-page.tsx'), 'GroupsPage'),
});

const pauses = createRoute({
  getParentRoute: () => shell,
  path: '/agents/pauses',
  component: lazyRouteComponent(() => import('#designer/admin/agents/pauses-page.tsx'), 'PausesPage'),
});

const agent = createRoute({
  getParentRoute: () => shell,
  path: '/agents/$agentId',
  component: lazyRouteComponent(() => import('#designer/admin/agents/agent-page.tsx'), 'AgentPage'),
});

const users = createRoute({
  getParentRoute: () => shell,
  path: '/users',
  component: lazyRouteComponent(() => import('#designer/admin/users/users-page.tsx'), 'UsersPage'),
});

/** Queues, skills, agents and accounts. */
export const peopleRoutes = [
  queues,
  queue,
  skills,
  skillGroup,
  agents,
  supervisionGroups,
  pauses,
  agent,
  users,
] as const;
