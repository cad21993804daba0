import { asc, eq, type SQL, sql } from 'drizzle-orm';
import type { EmailTemplate } from '#schemas/domain/email-template.ts';
import type { Database } from '../../db/open.ts';
import { emailTemplates } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { readCampaignUsesOf } from '../catalogue/campaign-references.ts';

/** E-mail templates by name. */
export async function selectEmailTemplates(db: Database, where?: SQL): Promise<EmailTemplate[]> {
  const rows = await db
    .select()
    .from(emailTemplates)
    .where(where)
    .orderBy(asc(sql`lower(${emailTemplates.name})`), asc(emailTemplates.id));
  const campaigns = await readCampaignUsesOf(db, 'email-template');
  return rows.map(({ updatedAt, ...row }) => ({
    ...row,
    updatedAt: updatedAt.toISOString(),
    usedBy: { campaigns: campaigns.get(row.id) ?? [] },
  }));
}

/** @throws ServiceError `not-found` */
export async function findEmailTemplate(db: Database, id: string): Promise<EmailTemplate> {
  const [found] = await selectEmailTemplates(db, eq(emailTemplates.id, id));
  if (!found) throw new ServiceError('not-found');
  return found;
}
