import { eq } from 'drizzle-orm';
import { deleteSkillGroup as contract } from '#schemas/api/skill-groups.ts';
import { skillGroups } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { recordAudit } from '../audit.ts';
import { verb } from '../verb.ts';
import { lockSkillGroups } from './create-skill-group.ts';
import { refuseWhileSkillsUsed } from './skill-uses.ts';

export const deleteSkillGroup = verb(contract, ({ context: { db }, actor, params: { id } }) =>
  db.transaction(async (tx) => {
    await lockSkillGroups(tx);
    const [group] = await tx.select().from(skillGroups).where(eq(skillGroups.id, id)).for('update');
    if (!group) throw new ServiceError('not-found');
    await refuseWhileSkillsUsed(tx, group.skills);
    await tx.delete(skillGroups).where(eq(skillGroups.id, id));
    await recordAudit(tx, {
      user: actor.user.login,
      action: 'skill-group.delete',
      entity: 'skill-group',
      entityId: id,
      details: { name: group.name, skills: group.skills.map(({ name }) => name) },
    });
    return undefined;
  }),
);
