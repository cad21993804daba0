import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { messageView } from '#designer/admin/messages/message-view.ts';
import { contactFilters } from '#designer/contacts/list/contact-filters.ts';
import { boardView } from '#designer/supervision/board/board-view.ts';
import { listView } from '#designer/supervision/reports/list-view.ts';
import { reportView } from '#designer/supervision/reports/report-view.ts';
import { paper, shell } from './shell-route.tsx';

const desk = createRoute({
  getParentRoute: () => shell,
  path: '/desk',
  component: lazyRouteComponent(() => import('#designer/agent/desk-page.tsx'), 'DeskPage'),
});

const contacts = createRoute({
  getParentRoute: () => shell,
  path: '/contacts',
  validateSearch: (search) => contactFilters.parse(search),
  component: lazyRouteComponent(() => import('#designer/contacts/list/contacts-page.tsx'), 'ContactsPage'),
});

const contact = createRoute({
  getParentRoute: () => shell,
  path: '/contacts/$contactId',
  component: lazyRouteComponent(() => import('#designer/contacts/replay/contact-page.tsx'), 'ContactPage'),
});

const messages = createRoute({
  getParentRoute: () => shell,
  path: '/messages',
  validateSearch: (search) => messageView.parse(search),
  component: lazyRouteComponent(() => import('#designer/admin/messages/messages-page.tsx'), 'MessagesPage'),
});

const supervision = createRoute({
  getParentRoute: () => shell,
  path: '/supervision',
  validateSearch: (search) => boardView.parse(search),
  component: lazyRouteComponent(() => import('#designer/supervision/board/board-page.tsx'), 'BoardPage'),
});

export const wall = createRoute({
  getParentRoute: () => paper,
  path: '/wallboard',
  component: lazyRouteComponent(() => import('#designer/supervision/wall/wall-page.tsx'), 'WallPage'),
});

const reports = createRoute({
  getParentRoute: () => shell,
  path: '/reports',
  validateSearch: (search) => reportView.parse(search),
  component: lazyRouteComponent(() => import('#designer/supervision/reports/reports-page.tsx'), 'ReportsPage'),
});

const conversations = createRoute({
  getParentRoute: () => shell,
  path: '/conversations',
  validateSearch: (search) => listView.parse(search),
  component: lazyRouteComponent(
    () => import('#designer/supervision/reports/conversations-page.tsx'),
    'ConversationsPage',
  ),
});

const conversation = createRoute({
  getParentRoute: () => shell,
  path: '/conversations/$conversationId',
  component: lazyRouteComponent(
    () => import('#designer/supervision/conversation/conversation-page.tsx'),
    'ConversationPage',
  ),
});

const recordings = createRoute({
  getParentRoute: () => shell,
  path: '/recordings',
  validateSearch: (search) => listView.parse(search),
  component: lazyRouteComponent(() => import('#designer/supervision/recordings/recordings-page.tsx'), 'RecordingsPage'),
});

/** The agent’s desktop, and what happens and has happened on the lines. */
export const trafficRoutes = [
  desk,
  contacts,
  contact,
  messages,
  supervision,
  reports,
  conversations,
  conversation,
  recordings,
] as const;
