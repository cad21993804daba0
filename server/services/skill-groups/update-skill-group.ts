import { eq } from 'drizzle-orm';
import { updateSkillGroup as contract } from '#schemas/api/skill-groups.ts';
import { skillGroups } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { recordAudit } from '../audit.ts';
import { refuseStale } from '../catalogue/refuse-stale.ts';
import { verb } from '../verb.ts';
import { lockSkillGroups } from './create-skill-group.ts';
import { nameSkills } from './name-skills.ts';
import { readSkillGroup } from './select-skill-groups.ts';
import { refuseWhileSkillsUsed } from './skill-uses.ts';

export const updateSkillGroup = verb(contract, async ({ context: { db }, actor, params: { id }, body }) => {
  const { revision, name, decrement } = body;
  await db.transaction(async (tx) => {
    await lockSkillGroups(tx);
    const [stored] = await tx.select().from(skillGroups).where(eq(skillGroups.id, id)).for('update');
    if (!stored) throw new ServiceError('not-found');
    const before = { name: stored.name, decrement: stored.decrement, skills: stored.skills };
    refuseStale(stored, { revision, current: before });
    const skills = await nameSkills(tx, { skills: body.skills, known: before.skills });
    const kept = new Set(skills.map((skill) => skill.id));
    await refuseWhileSkillsUsed(
      tx,
      before.skills.filter((skill) => !kept.has(skill.id)),
    );
    const after = { name, decrement, skills };
    await tx
      .update(skillGroups)
      .set({ ...after, revision: revision + 1, updatedAt: new Date(), updatedBy: actor.user.login })
      .where(eq(skillGroups.id, id));
    await recordAudit(tx, {
      user: actor.user.login,
      action: 'skill-group.update',
      entity: 'skill-group',
      entityId: id,
      details: { before, after },
    });
  });
  return { skillGroup: await readSkillGroup(db, id) };
});
