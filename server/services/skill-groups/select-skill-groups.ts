import { asc, eq, type SQL, sql } from 'drizzle-orm';
import type { ListedSkillGroup } from '#schemas/api/skill-groups.ts';
import type { Database } from '../../db/open.ts';
import { skillGroups } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { readSkillUses } from './skill-uses.ts';

/** Groups by name; skills in the order the group has them. */
export async function selectSkillGroups(db: Database, where?: SQL): Promise<ListedSkillGroup[]> {
  const rows = await db
    .select()
    .from(skillGroups)
    .where(where)
    .orderBy(asc(sql`lower(${skillGroups.name})`), asc(skillGroups.id));
  const uses = await readSkillUses(db);
  return rows.map((row) => ({
    ...row,
    updatedAt: row.updatedAt.toISOString(),
    uses: row.skills.flatMap(({ id }) => {
      const use = uses.get(id);
      return use ? [{ skill: id, ...use, agents: use.agents.length }] : [];
    }),
  }));
}

/** @throws ServiceError `not-found` */
export async function readSkillGroup(db: Database, id: string): Promise<ListedSkillGroup> {
  const [found] = await selectSkillGroups(db, eq(skillGroups.id, id));
  if (!found) throw new ServiceError('not-found');
  return found;
}
