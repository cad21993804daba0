import type { SettingKind } from '#schemas/nodes/fields.ts';
import type { Database } from '../../db/open.ts';
import { ServiceError } from '../../errors.ts';
import { readNamesOfCampaigns } from './campaign-references.ts';

/**
 * Keeps something that only settings of campaigns can name.
 * @throws ServiceError `in-use` with their names
 */
export async function refuseWhileNamed(tx: Database, kind: SettingKind, id: string): Promise<void> {
  const uses = await readNamesOfCampaigns(tx, kind, id);
  if (uses.campaigns.length > 0 || uses.defaults) throw new ServiceError('in-use', { details: uses });
}
