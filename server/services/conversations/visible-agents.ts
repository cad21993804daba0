import { eq } from 'drizzle-orm';
import type { Database } from '../../db/open.ts';
import { agentProfiles } from '../../db/tables/index.ts';
import type { Actor } from '../context.ts';

/**
 * The people whose work somebody may see: admins all, supervisors those of the groups they supervise (S94), and everybody
 * themselves.
 */
export async function visibleAgents(
  db: Database,
  { user, role }: Pick<Actor, 'user' | 'role'>,
): Promise<'everybody' | ReadonlySet<string>> {
  if (role === 'admin') return 'everybody';
  const seen = new Set([user.id]);
  const [own] = await db.select().from(agentProfiles).where(eq(agentProfiles.userId, user.id));
  if (!own || !seesOthers(role, own.profile)) return seen;
  if (own.profile.supervises === 'everybody') return 'everybody';
  const groups = new Set(own.profile.supervises);
  if (groups.size === 0) return seen;
  for (const { userId, profile } of await db.select().from(agentProfiles)) {
    if (profile.memberOf.some((group) => groups.has(group))) seen.add(userId);
  }
  return seen;
}

/** Agents see others only with rights of supervision. */
function seesOthers(role: Actor['role'], { supervision }: { supervision: readonly string[] }): boolean {
  return role === 'supervisor' || supervision.length > 0;
}
