import { createHash, randomBytes } from 'node:crypto';
import type { Database } from '../../db/open.ts';
import { sessions } from '../../db/tables/index.ts';

/** A session ends after so long whatever happens. */
export const sessionLifeMs = 7 * 86_400_000;
/** And after so long without a request. */
export const sessionIdleMs = 12 * 3_600_000;

/** Starts a session; the token goes to the browser, its hash to the database. */
export async function openSession(db: Database, userId: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(Date.now() + sessionLifeMs);
  await db.insert(sessions).values({ tokenHash: hashToken(token), userId, expiresAt });
  return token;
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
