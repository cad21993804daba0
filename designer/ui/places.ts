import { linkOptions } from '@tanstack/react-router';

/** Where each thing of the installation is looked at, by its id. */
export const PLACES = {
  flow: (flowId: string) => linkOptions({ to: '/flows/$flowId', params: { flowId } }),
  campaign: (campaignId: string) => linkOptions({ to: '/campaigns/$campaignId', params: { campaignId } }),
  defaults: (_: string) => linkOptions({ to: '/campaigns/defaults' }),
  queue: (queueId: string) => linkOptions({ to: '/queues/$queueId', params: { queueId } }),
  'skill-group': (groupId: string) => linkOptions({ to: '/skills/$groupId', params: { groupId } }),
  agent: (agentId: string) => linkOptions({ to: '/agents/$agentId', params: { agentId } }),
  'supervision-group': (entry: string) => linkOptions({ to: '/agents/groups', search: { entry } }),
  'pause-reasons': (_: string) => linkOptions({ to: '/agents/pauses' }),
  user: (_: string) => linkOptions({ to: '/users' }),
  site: (entry: string) => linkOptions({ to: '/sites', search: { entry } }),
  did: (_: string) => linkOptions({ to: '/dids' }),
  audio: (_: string) => linkOptions({ to: '/audio' }),
  schedule: (entry: string) => linkOptions({ to: '/calendars/opening-hours', search: { entry } }),
  'holiday-group': (entry: string) => linkOptions({ to: '/calendars/holidays', search: { entry } }),
  'disposition-group': (groupId: string) =>
    linkOptions({ to: '/relations/dispositions/$groupId', params: { groupId } }),
  'email-template': (templateId: string) =>
    linkOptions({ to: '/relations/emails/$templateId', params: { templateId } }),
  'attachment-group': (entry: string) => linkOptions({ to: '/relations/attachments', search: { entry } }),
  'data-file': (fileId: string) => linkOptions({ to: '/data/files/$fileId', params: { fileId } }),
  blacklist: (listId: string) => linkOptions({ to: '/data/blacklists/$listId', params: { listId } }),
  'mail-server': (_: string) => linkOptions({ to: '/settings', hash: 'mail' }),
  settings: (hash: string) => linkOptions({ to: '/settings', hash }),
  contact: (contactId: string) => linkOptions({ to: '/contacts/$contactId', params: { contactId } }),
  conversation: (conversationId: string) =>
    linkOptions({ to: '/conversations/$conversationId', params: { conversationId } }),
} as const;

export function isPlace(entity: string): entity is keyof typeof PLACES {
  return Object.hasOwn(PLACES, entity);
}
