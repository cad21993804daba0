import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { agentFilters } from '#designer/admin/agents/agent-filters.ts';
import { didFilters } from '#designer/admin/dids/did-filters.ts';
import { messageView } from '#designer/admin/messages/message-view.ts';
import { ApiError } from '#designer/api/api-error.ts';
import { sessionReading } from '#designer/api/use-session.ts';
import { contactFilters } from '#designer/contacts/list/contact-filters.ts';
import { boardView } from '#designer/supervision/board/board-view.ts';
import { listView } from '#designer/supervision/reports/list-view.ts';
import { reportView } from '#designer/supervision/reports/report-view.ts';
import { ConfirmProvider } from '#designer/ui/confirm.tsx';
import { ShortcutProvider } from '#designer/ui/shortcuts.tsx';
import { CrashPage } from './crash-page.tsx';
import { NotFoundPage } from './not-found-page.tsx';

interface RouterContext {
  queryClient: QueryClient;
}

const root = createRootRouteWithContext<RouterContext>()({ component: Frame });

/** Around every page, inside the router because dialogs may hold links. */
function Frame() {
  return (
    <ShortcutProvider>
      <ConfirmProvider>
        <Outlet />
      </ConfirmProvider>
    </ShortcutProvider>
  );
}

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search): { from?: string } => (typeof search.from === 'string' ? { from: search.from } : {}),
  component: lazyRouteComponent(() => import('#designer/auth/sign-in-page.tsx'), 'SignInPage'),
});

const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  component: lazyRouteComponent(() => import('./shell.tsx'), 'Shell'),
  beforeLoad: requireSession,
});

async function requireSession({ context, location }: { context: RouterContext; location: { href: string } }) {
  try {
    await context.queryClient.ensureQueryData(sessionReading);
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401) throw error;
    throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { from: location.href } });
  }
}

/** Pages to print stand alone, without the shell around them. */
const paper = createRoute({ getParentRoute: () => root, id: 'paper', beforeLoad: requireSession });

const prompts = createRoute({
  getParentRoute: () => paper,
  path: '/flows/$flowId/prompts',
  component: lazyRouteComponent(() => import('#designer/flows/exchange/prompts-page.tsx'), 'PromptsPage'),
});

const home = createRoute({
  getParentRoute: () => shell,
  path: '/',
  beforeLoad: ({ context }) => {
    const session = context.queryClient.getQueryData(sessionReading.queryKey);
    throw redirect({ to: session?.user.role === 'agent' ? '/desk' : '/flows', replace: true });
  },
});

const desk = createRoute({
  getParentRoute: () => shell,
  path: '/desk',
  component: lazyRouteComponent(() => import('#designer/agent/desk-page.tsx'), 'DeskPage'),
});

const flows = createRoute({
  getParentRoute: () => shell,
  path: '/flows',
  component: lazyRouteComponent(() => import('#designer/admin/flows/flows-page.tsx'), 'FlowsPage'),
});

const flowEditor = createRoute({
  getParentRoute: () => shell,
  path: '/flows/$flowId',
  component: lazyRouteComponent(() => import('./flow-editor-route.tsx'), 'FlowEditorRoute'),
});

const rules = createRoute({
  getParentRoute: () => shell,
  path: '/help/rules',
  component: lazyRouteComponent(() => import('#designer/flows/problems/rules-page.tsx'), 'RulesPage'),
});

const rule = createRoute({
  getParentRoute: () => shell,
  path: '/help/rules/$rule',
  component: lazyRouteComponent(() => import('#designer/flows/problems/rules-page.tsx'), 'RulePage'),
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

const supervision = createRoute({
  getParentRoute: () => shell,
  path: '/supervision',
  validateSearch: (search) => boardView.parse(search),
  component: lazyRouteComponent(() => import('#designer/supervision/board/board-page.tsx'), 'BoardPage'),
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

const messages = createRoute({
  getParentRoute: () => shell,
  path: '/messages',
  validateSearch: (search) => messageView.parse(search),
  component: lazyRouteComponent(() => import('#designer/admin/messages/messages-page.tsx'), 'MessagesPage'),
});

const dids = createRoute({
  getParentRoute: () => shell,
  path: '/dids',
  validateSearch: (search) => didFilters.parse(search),
  component: lazyRouteComponent(() => import('#designer/admin/dids/dids-page.tsx'), 'DidsPage'),
});

const sites = createRoute({
  getParentRoute: () => shell,
  path: '/sites',
  component: lazyRouteComponent(() => import('#designer/admin/sites/sites-page.tsx'), 'SitesPage'),
});

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

const audio = createRoute({
  getParentRoute: () => shell,
  path: '/audio',
  component: lazyRouteComponent(() => import('#designer/admin/audio/audio-page.tsx'), 'AudioPage'),
});

const calendars = createRoute({
  getParentRoute: () => shell,
  path: '/calendars',
  beforeLoad: () => {
    throw redirect({ to: '/calendars/opening-hours', replace: true });
  },
});

const campaigns = createRoute({
  getParentRoute: () => shell,
  path: '/campaigns',
  component: lazyRouteComponent(() => import('#designer/admin/campaigns/campaigns-page.tsx'), 'CampaignsPage'),
});

const newCampaign = createRoute({
  getParentRoute: () => shell,
  path: '/campaigns/new',
  component: lazyRouteComponent(
    () => import('#designer/admin/campaigns/assistant/assistant-page.tsx'),
    'AssistantPage',
  ),
});

const campaignDefaults = createRoute({
  getParentRoute: () => shell,
  path: '/campaigns/defaults',
  component: lazyRouteComponent(
    () => import('#designer/admin/campaigns/campaign-defaults-page.tsx'),
    'CampaignDefaultsPage',
  ),
});

const campaign = createRoute({
  getParentRoute: () => shell,
  path: '/campaigns/$campaignId',
  component: lazyRouteComponent(() => import('#designer/admin/campaigns/campaign-page.tsx'), 'CampaignPage'),
});

const openingHours = createRoute({
  getParentRoute: () => shell,
  path: '/calendars/opening-hours',
  component: lazyRouteComponent(() => import('#designer/admin/calendars/opening-hours-page.tsx'), 'OpeningHoursPage'),
});

const holidays = createRoute({
  getParentRoute: () => shell,
  path: '/calendars/holidays',
  component: lazyRouteComponent(() => import('#designer/admin/calendars/holidays-page.tsx'), 'HolidaysPage'),
});

const relations = createRoute({
  getParentRoute: () => shell,
  path: '/relations',
  beforeLoad: () => {
    throw redirect({ to: '/relations/dispositions', replace: true });
  },
});

const dispositions = createRoute({
  getParentRoute: () => shell,
  path: '/relations/dispositions',
  component: lazyRouteComponent(() => import('#designer/admin/dispositions/dispositions-page.tsx'), 'DispositionsPage'),
});

const dispositionGroup = createRoute({
  getParentRoute: () => shell,
  path: '/relations/dispositions/$groupId',
  component: lazyRouteComponent(
    () => import('#designer/admin/dispositions/disposition-group-page.tsx'),
    'DispositionGroupPage',
  ),
});

const emailTemplates = createRoute({
  getParentRoute: () => shell,
  path: '/relations/emails',
  component: lazyRouteComponent(() => import('#designer/admin/customer-relations/emails-page.tsx'), 'EmailsPage'),
});

const emailTemplate = createRoute({
  getParentRoute: () => shell,
  path: '/relations/emails/$templateId',
  component: lazyRouteComponent(() => import('#designer/admin/customer-relations/email-page.tsx'), 'EmailPage'),
});

const attachments = createRoute({
  getParentRoute: () => shell,
  path: '/relations/attachments',
  component: lazyRouteComponent(
    () => import('#designer/admin/customer-relations/attachments-page.tsx'),
    'AttachmentsPage',
  ),
});

const data = createRoute({
  getParentRoute: () => shell,
  path: '/data',
  beforeLoad: () => {
    throw redirect({ to: '/data/files', replace: true });
  },
});

const dataFiles = createRoute({
  getParentRoute: () => shell,
  path: '/data/files',
  component: lazyRouteComponent(() => import('#designer/admin/records/data-files-page.tsx'), 'DataFilesPage'),
});

const dataFile = createRoute({
  getParentRoute: () => shell,
  path: '/data/files/$fileId',
  component: lazyRouteComponent(() => import('#designer/admin/records/data-file-page.tsx'), 'DataFilePage'),
});

const blacklists = createRoute({
  getParentRoute: () => shell,
  path: '/data/blacklists',
  component: lazyRouteComponent(() => import('#designer/admin/records/blacklists-page.tsx'), 'BlacklistsPage'),
});

const blacklist = createRoute({
  getParentRoute: () => shell,
  path: '/data/blacklists/$listId',
  component: lazyRouteComponent(() => import('#designer/admin/records/blacklist-page.tsx'), 'BlacklistPage'),
});

const surveys = createRoute({
  getParentRoute: () => shell,
  path: '/data/surveys',
  component: lazyRouteComponent(() => import('#designer/admin/records/survey-answers-page.tsx'), 'SurveyAnswersPage'),
});

const users = createRoute({
  getParentRoute: () => shell,
  path: '/users',
  component: lazyRouteComponent(() => import('#designer/admin/users/users-page.tsx'), 'UsersPage'),
});

const audit = createRoute({
  getParentRoute: () => shell,
  path: '/audit',
  component: lazyRouteComponent(() => import('#designer/admin/audit/audit-page.tsx'), 'AuditPage'),
});

const settings = createRoute({
  getParentRoute: () => shell,
  path: '/settings',
  component: lazyRouteComponent(() => import('#designer/admin/settings/settings-page.tsx'), 'SettingsPage'),
});

/** What is not found is said inside the shell, so that the way on is at hand. */
const unknown = createRoute({ getParentRoute: () => shell, path: '$', component: NotFoundPage });

const routeTree = root.addChildren([
  signIn,
  paper.addChildren([prompts]),
  shell.addChildren([
    home,
    desk,
    flows,
    flowEditor,
    campaigns,
    newCampaign,
    campaignDefaults,
    campaign,
    rules,
    rule,
    contacts,
    contact,
    messages,
    supervision,
    reports,
    conversations,
    conversation,
    recordings,
    dids,
    sites,
    queues,
    queue,
    skills,
    skillGroup,
    agents,
    supervisionGroups,
    pauses,
    agent,
    audio,
    calendars,
    openingHours,
    holidays,
    relations,
    dispositions,
    dispositionGroup,
    emailTemplates,
    emailTemplate,
    attachments,
    data,
    dataFiles,
    dataFile,
    blacklists,
    blacklist,
    surveys,
    users,
    audit,
    settings,
    unknown,
  ]),
]);

export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    defaultErrorComponent: CrashPage,
    defaultNotFoundComponent: NotFoundPage,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
