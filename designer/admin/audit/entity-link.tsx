import { Link, linkOptions } from '@tanstack/react-router';
import type { AuditEntry } from './audit-entry.ts';

/** What an entry is about; things that can be opened are links. */
export function EntityLink({ entry, name }: { entry: AuditEntry; name: string }) {
  const to = placeOf(entry);
  if (to) return <Link {...to}>{name}</Link>;
  return <span title={`${entry.entity} ${entry.entityId}`}>{name}</span>;
}

function placeOf({ entity, entityId, action }: AuditEntry) {
  // What is gone has no place any more. A range of numbers has none of its own, nor has the end of a session.
  if (action === `${entity}.delete` || action === 'agent.delete') return undefined;
  if (entity === 'user') return action.startsWith('agent.') ? PLACES.agent(entityId) : PLACES.user(entityId);
  if (entity === 'settings') return entityId === 'campaign-defaults' ? PLACES.defaults('') : PLACES.settings(entityId);
  return isPlace(entity) ? PLACES[entity](entityId) : undefined;
}

const PLACES = {
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

function isPlace(entity: string): entity is keyof typeof PLACES {
  return Object.hasOwn(PLACES, entity);
}
