import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { reading } from '#designer/api/query.ts';
import { isRecord } from '#designer/ui/form/set-at-path.ts';
import { listFlows } from '#schemas/api/flows.ts';
import { listUsers } from '#schemas/api/session.ts';
import type { AuditEntry } from './audit-entry.ts';

/** Names of what audit entries are about: as recorded then, else as they are now, else the id. */
export function useEntityNames(): (entry: AuditEntry) => string {
  const users = useQuery(reading(listUsers)).data?.users;
  const flows = useQuery(reading(listFlows)).data?.flows;
  return useCallback(
    ({ entity, entityId, details }) => {
      const recorded = nameIn(details) ?? nameIn(details.after);
      if (recorded !== undefined) return recorded;
      if (entity === 'user') return users?.find(({ id }) => id === entityId)?.login ?? entityId;
      if (entity === 'flow') return flows?.find(({ id }) => id === entityId)?.name ?? entityId;
      return entityId;
    },
    [users, flows],
  );
}

/** What a thing was called by what was recorded of it, or of its change. */
function nameIn(recorded: unknown): string | undefined {
  const name = isRecord(recorded) ? recorded.name : undefined;
  return typeof name === 'string' ? name : undefined;
}
