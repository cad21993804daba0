import { eq } from 'drizzle-orm';
import type { Database } from '../../db/open.ts';
import { skillGroups } from '../../db/tables/index.ts';

/**
 * Whether a wait that asks for these skills is given to agents below the levels while nobody better is ready (S86): it is
 * as soon as the group of one of them decrements automatically.
 */
export async function readDecrement(db: Database, required: readonly { skill: string }[]): Promise<boolean> {
  if (required.length === 0) return false;
  const groups = await db
    .select({ skills: skillGroups.skills })
    .from(skillGroups)
    .where(eq(skillGroups.decrement, true));
  const decremented = new Set(groups.flatMap(({ skills }) => skills.map(({ id }) => id)));
  return required.some(({ skill }) => decremented.has(skill));
}
