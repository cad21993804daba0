import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { openedEntry } from '#designer/ui/use-opened-entry.ts';
import { shell } from './shell-route.tsx';

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
  validateSearch: (search) => openedEntry.parse(search),
  component: lazyRouteComponent(
    () => import('#designer/admin/customer-relations/attachments-page.tsx'),
    'AttachmentsPage',
  ),
});

/** Campaigns and what their agents give and send. */
export const campaignRoutes = [
  campaigns,
  newCampaign,
  campaignDefaults,
  campaign,
  relations,
  dispositions,
  dispositionGroup,
  emailTemplates,
  emailTemplate,
  attachments,
] as const;
