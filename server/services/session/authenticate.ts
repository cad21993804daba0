import { and, eq, gt, sql } from 'drizzle-orm';
import type { Database } from '../../db/open.ts';
import { sessions, users } from '../../db/tables/index.ts';
import type { Actor } from '../context.ts';
import { toUser } from '../users/to-user.ts';
import { hashToken, sessionIdleMs } from './tokens.ts';

/** How exact the time of the last request is kept; every request writing it would cost more than it tells. */
const seenEveryMs = 60_000;

/** Who a session token belongs to; null when it is unknown, has ended, or its account is closed. */
export async function authenticate(db: Database, token: string | undefined): Promise<Actor | null> {
  if (token === undefined || token.length > 100) return null;
  const sessionHash = hashToken(token);
  const now = Date.now();
  const [found] = await db
    .select({ user: users, lastSeenAt: sessions.lastSeenAt })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(
      and(
        eq(sessions.tokenHash, sessionHash),
        eq(users.active, true),
        gt(sessions.expiresAt, new Date(now)),
        gt(sessions.lastSeenAt, new Date(now - sessionIdleMs)),
      ),
    );
  if (!found) return null;
  if (now - found.lastSeenAt.getTime() > seenEveryMs) {
    await db.update(sessions).set({ lastSeenAt: sql`now()` }).where(eq(sessions.tokenHash, sessionHash));
  }
  const user = toUser(found.user);
  return { user, role: user.role, language: user.language, sessionHash };
}
