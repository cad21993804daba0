import { eq, inArray } from 'drizzle-orm';
import { type AgentChange, changeAgents as contract } from '#schemas/api/agents.ts';
import type { AgentProfile } from '#schemas/domain/agent.ts';
import type { Database } from '../../db/open.ts';
import { agentProfiles } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { recordAudit } from '../audit.ts';
import type { Actor } from '../context.ts';
import { changeAccount, lockAccounts } from '../users/change-account.ts';
import { verb } from '../verb.ts';
import { refuseUnknownParts } from './refuse-unknown-parts.ts';
import { signOutAgents } from './sign-out-agents.ts';

/** All of them or none; an account that one closes oneself is refused, it is never what was meant. */
export const changeAgents = verb(contract, async ({ context, actor, body: { ids, change } }) => {
  if (change.type === 'deactivate' && ids.includes(actor.user.id)) throw new ServiceError('forbidden');
  const changed = await context.db.transaction(async (tx) => {
    await lockAccounts(tx, ids);
    const rows = await tx
      .select()
      .from(agentProfiles)
      .where(inArray(agentProfiles.userId, ids))
      .orderBy(agentProfiles.userId)
      .for('update');
    for (const row of rows) await changeAgent(tx, { row, change, actor });
    return rows.length;
  });
  if (change.type === 'deactivate') await signOutAgents(context, ids);
  return { changed };
});

interface Step {
  row: typeof agentProfiles.$inferSelect;
  change: AgentChange;
  actor: Actor;
}

async function changeAgent(tx: Database, { row: { userId, profile, revision }, change, actor }: Step): Promise<void> {
  if (change.type === 'activate' || change.type === 'deactivate') {
    const fields = { active: change.type === 'activate' };
    await changeAccount(tx, { id: userId, fields, sessionHash: actor.sessionHash });
  } else {
    const after = { ...profile, ...changedParts(profile, change) };
    await refuseUnknownParts(tx, after);
    await tx
      .update(agentProfiles)
      .set({ profile: after, revision: revision + 1 })
      .where(eq(agentProfiles.userId, userId));
  }
  // The action says already what kind of change it is.
  const { type: _, ...details } = change;
  await recordAudit(tx, {
    user: actor.user.login,
    action: `agent.${change.type}`,
    entity: 'user',
    entityId: userId,
    details,
  });
}

type PartChange = Exclude<AgentChange, { type: 'activate' | 'deactivate' }>;

function changedParts(profile: AgentProfile, change: PartChange): Partial<AgentProfile> {
  switch (change.type) {
    case 'add-queue':
      return { queues: [...new Set([...profile.queues, change.queue])].sort() };
    case 'remove-queue':
      return { queues: profile.queues.filter((id) => id !== change.queue) };
    case 'set-skill': {
      const others = profile.skills.filter(({ skill }) => skill !== change.skill);
      return { skills: change.level === 0 ? others : [...others, { skill: change.skill, level: change.level }] };
    }
    case 'add-to-group':
      return { memberOf: [...new Set([...profile.memberOf, change.group])] };
    case 'remove-from-group':
      return { memberOf: profile.memberOf.filter((id) => id !== change.group) };
  }
}
