import type { NamedUse } from '#schemas/domain/flow-use.ts';
import { ServiceError } from '../../errors.ts';

/**
 * Keeps something that only campaigns can name.
 * @throws ServiceError `in-use` with their names
 */
export function refuseWhileNamed(campaigns: readonly NamedUse[] = []): void {
  if (campaigns.length === 0) return;
  throw new ServiceError('in-use', { details: { campaigns: campaigns.map(({ name }) => name) } });
}
