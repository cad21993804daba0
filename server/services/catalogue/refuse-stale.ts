import { ServiceError } from '../../errors.ts';

interface Stored {
  revision: number;
  updatedAt: Date;
  updatedBy: string;
}

/** @throws ServiceError `stale-revision` with who saved what since the client read it */
export function refuseStale(stored: Stored, { revision, current }: { revision: number; current: unknown }): void {
  if (stored.revision === revision) return;
  throw new ServiceError('stale-revision', {
    details: {
      revision: stored.revision,
      updatedAt: stored.updatedAt.toISOString(),
      updatedBy: stored.updatedBy,
      current,
    },
  });
}
