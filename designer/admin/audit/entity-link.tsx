import { Link } from '@tanstack/react-router';
import { isPlace, PLACES } from '#designer/ui/places.ts';
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
