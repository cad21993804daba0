import { randomBytes } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { sql } from 'drizzle-orm';
import type { Database } from '../../db/open.ts';
import { users } from '../../db/tables/index.ts';
import { recordAudit } from '../audit.ts';
import { newId } from '../new-id.ts';

/**
 * Creates the account `admin` in an installation that has no account yet.
 * @returns The password when it was made up here, to be shown once; null otherwise.
 */
export async function createFirstAdmin(db: Database, givenPassword: string | undefined): Promise<string | null> {
  const password = givenPassword ?? randomBytes(12).toString('base64url');
  const passwordHash = await hash(password);
  const created = await db.transaction(async (tx) => {
    // Two servers may start on an empty database at the same moment.
    await tx.execute(sql`lock table users in exclusive mode`);
    const [known] = await tx.select({ id: users.id }).from(users).limit(1);
    if (known) return false;
    const id = newId();
    await tx.insert(users).values({ id, login: 'admin', name: 'Administrator', role: 'admin', passwordHash });
    await recordAudit(tx, {
      user: 'system',
      action: 'user.create',
      entity: 'user',
      entityId: id,
      details: { login: 'admin' },
    });
    return true;
  });
  return created && givenPassword === undefined ? password : null;
}
