import { Link } from '@tanstack/react-router';
import type { AuditEntry } from './audit-entry.ts';

/** What an entry is about; things with a page of their own are links. */
export function EntityLink({ entry, name }: { entry: AuditEntry; name: string }) {
  if (entry.entity === 'flow' && entry.action !== 'flow.delete') {
    return (
      <Link to="/flows/$flowId" params={{ flowId: entry.entityId }}>
        {name}
      </Link>
    );
  }
  if (entry.entity === 'campaign' && entry.action !== 'campaign.delete') {
    return (
      <Link to="/campaigns/$campaignId" params={{ campaignId: entry.entityId }}>
        {name}
      </Link>
    );
  }
  if (entry.entity === 'queue' && entry.action !== 'queue.delete') {
    return (
      <Link to="/queues/$queueId" params={{ queueId: entry.entityId }}>
        {name}
      </Link>
    );
  }
  if (entry.entity === 'skill-group' && entry.action !== 'skill-group.delete') {
    return (
      <Link to="/skills/$groupId" params={{ groupId: entry.entityId }}>
        {name}
      </Link>
    );
  }
  if (entry.action.startsWith('agent.') && entry.action !== 'agent.delete') {
    return (
      <Link to="/agents/$agentId" params={{ agentId: entry.entityId }}>
        {name}
      </Link>
    );
  }
  if (entry.entity === 'contact') {
    return (
      <Link to="/contacts/$contactId" params={{ contactId: entry.entityId }}>
        {name}
      </Link>
    );
  }
  return <span title={`${entry.entity} ${entry.entityId}`}>{name}</span>;
}
