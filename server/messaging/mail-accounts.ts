import { eq } from 'drizzle-orm';
import type { MailSettings } from '#schemas/domain/messaging.ts';
import type { Database } from '../db/open.ts';
import { mailServers } from '../db/tables/index.ts';
import type { SecretBox } from '../secrets/secret-box.ts';
import type { WithSecret } from './stored-settings.ts';

/**
 * The account by which an e-mail leaves.
 * @param server Empty for the default one.
 * @returns Null when there is no such server.
 */
export async function readMailAccount(
  db: Database,
  secrets: SecretBox,
  server = '',
): Promise<WithSecret<MailSettings> | null> {
  const [row] = await db
    .select({ settings: mailServers.settings, sealed: mailServers.sealed })
    .from(mailServers)
    .where(server === '' ? eq(mailServers.isDefault, true) : eq(mailServers.id, server));
  if (!row) return null;
  return { settings: row.settings, secret: row.sealed === null ? null : (secrets.open(row.sealed) ?? undefined) };
}
