import { asc, desc, eq, type SQL, sql } from 'drizzle-orm';
import type { MailServer } from '#schemas/domain/messaging.ts';
import type { Database } from '../../db/open.ts';
import { mailServers } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { readCampaignUsesOf } from '../catalogue/campaign-references.ts';

/** Mail servers, the default one first. */
export async function selectMailServers(db: Database, where?: SQL): Promise<MailServer[]> {
  const rows = await db
    .select()
    .from(mailServers)
    .where(where)
    .orderBy(desc(mailServers.isDefault), asc(sql`lower(${mailServers.name})`));
  const campaigns = await readCampaignUsesOf(db, 'mail-server');
  return rows.map(({ settings, sealed, updatedAt, ...row }) => ({
    ...row,
    ...settings,
    hasPassword: sealed !== null,
    updatedAt: updatedAt.toISOString(),
    usedBy: { campaigns: campaigns.get(row.id) ?? [] },
  }));
}

/** @throws ServiceError `not-found` */
export async function readMailServer(db: Database, id: string): Promise<MailServer> {
  const [found] = await selectMailServers(db, eq(mailServers.id, id));
  if (!found) throw new ServiceError('not-found');
  return found;
}
