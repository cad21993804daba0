import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import { createSkillGroup as contract } from '#schemas/api/skill-groups.ts';
import type { Database } from '../../db/open.ts';
import { skillGroups } from '../../db/tables/index.ts';
import { recordAudit } from '../audit.ts';
import { insertUnderFreeId } from '../catalogue/free-ids.ts';
import { verb } from '../verb.ts';
import { nameSkills } from './name-skills.ts';
import { readSkillGroup } from './select-skill-groups.ts';

export const createSkillGroup = verb(contract, async ({ context: { db }, actor, body }) => {
  const id = await insertSkillGroup(db, { ...body, login: actor.user.login });
  return { skillGroup: await readSkillGroup(db, id) };
});

type NewSkillGroup = z.output<typeof contract.body> & { login: string };

/** @returns The id, made from the name. */
export function insertSkillGroup(db: Database, { login, ...body }: NewSkillGroup): Promise<string> {
  return db.transaction(async (tx) => {
    await lockSkillGroups(tx);
    const skills = await nameSkills(tx, { skills: body.skills, known: [] });
    const id = await insertUnderFreeId(body.name, (free) =>
      tx
        .insert(skillGroups)
        .values({ ...body, skills, id: free, updatedAt: new Date(), updatedBy: login })
        .onConflictDoNothing()
        .returning({ id: skillGroups.id }),
    );
    await recordAudit(tx, {
      user: login,
      action: 'skill-group.create',
      entity: 'skill-group',
      entityId: id,
      details: { name: body.name, skills: skills.map(({ name }) => name) },
    });
    return id;
  });
}

/** Ids of skills are unique over all groups, which no index can see to: groups are changed one after the other. */
export async function lockSkillGroups(tx: Database): Promise<void> {
  await tx.execute(sql`lock table ${skillGroups} in share row exclusive mode`);
}
