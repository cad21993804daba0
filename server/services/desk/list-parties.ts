import { and, asc, eq } from 'drizzle-orm';
import { listParties as contract } from '#schemas/api/desk.ts';
import { agentPresence, agentProfiles, campaigns, queues, users } from '../../db/tables/index.ts';
import { readAgent } from '../../desk/desk-reader.ts';
import { verb } from '../verb.ts';

/** Colleagues whether signed in or not; queues of the whole house, because customers are passed on to other teams. */
export const listParties = verb(contract, async ({ context: { db, desks }, actor: { user } }) => {
  const { profile } = await readAgent(db, user.id);
  const [agents, allQueues, allCampaigns] = await Promise.all([
    db
      .select({
        id: users.id,
        login: users.login,
        name: users.name,
        state: agentPresence.state,
        profile: agentProfiles.profile,
      })
      .from(agentProfiles)
      .innerJoin(users, and(eq(users.id, agentProfiles.userId), eq(users.active, true)))
      .leftJoin(agentPresence, eq(agentPresence.userId, users.id))
      .orderBy(asc(users.name), asc(users.login)),
    db.select().from(queues).orderBy(asc(queues.id)),
    db.select().from(campaigns).orderBy(asc(campaigns.name), asc(campaigns.id)),
  ]);
  const own = new Set(profile.queues);
  return {
    agents: agents
      .filter(({ id }) => id !== user.id)
      .map(({ id, login, name, state }) => ({ id, login, name, state: state ?? ('signed-out' as const) })),
    queues: allQueues.map(({ id, settings }) => {
      const ready = agents.filter(({ state, profile: { queues: served } }) => state === 'ready' && served.includes(id));
      return { id, name: settings.name, waiting: desks.waiting(id).calls, ready: ready.length };
    }),
    campaigns: allCampaigns
      .filter(({ settings }) => own.has(settings.general.queue))
      .map(({ id, name }) => ({ id, name })),
  };
});
