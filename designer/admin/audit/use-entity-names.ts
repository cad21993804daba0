import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { reading } from '#designer/api/query.ts';
import { listFlows } from '#schemas/api/flows.ts';
import { listUsers } from '#schemas/api/session.ts';
import type { AuditEntry } from './audit-entry.ts';

/** Names of what audit entries are about: as recorded then, else as they are now, else the id. */
export function useEntityNames(): (entry: AuditEntry) => string {
  const users = useQuery(reading(listUsers)).data?.users;
  const flows = useQuery(reading(listFlows)).data?.flows;
  return useCallback(
    ({ entity, entityId, details }) => {
      if (typeof details.name === 'string') return details.name;
      if (entity === 'user') return users?.find(({ id }) => id === entityId)?.login ?? entityId;
      if (entity === 'flow') return flows?.find(({ id }) => id === entityId)?.name ?? entityId;
      return entityId;
    },
    [users, flows],
  );
}
