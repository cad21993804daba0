import { eq } from 'drizzle-orm';
import { deleteSupervisionGroup as contract } from '#schemas/api/supervision-groups.ts';
import { supervisionGroups } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { recordAudit } from '../audit.ts';
import { readAgentUses } from '../catalogue/uses-by-others.ts';
import { verb } from '../verb.ts';

export const deleteSupervisionGroup = verb(contract, ({ context: { db }, actor, params: { id } }) =>
  db.transaction(async (tx) => {
    const [group] = await tx.select().from(supervisionGroups).where(eq(supervisionGroups.id, id)).for('update');
    if (!group) throw new ServiceError('not-found');
    const uses = await readAgentUses(tx, ({ memberOf, supervises }) =>
      supervises === 'everybody' ? memberOf : [...memberOf, ...supervises],
    );
    const agents = uses.get(id) ?? [];
    if (agents.length > 0) throw new ServiceError('in-use', { details: { agents: agents.map(({ name }) => name) } });
    await tx.delete(supervisionGroups).where(eq(supervisionGroups.id, id));
    await recordAudit(tx, {
      user: actor.user.login,
      action: 'supervision-group.delete',
      entity: 'supervision-group',
      entityId: id,
      details: { name: group.name },
    });
    return undefined;
  }),
);
