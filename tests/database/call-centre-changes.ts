import { eq, sql } from 'drizzle-orm';
import { queueSettings, queueStrategy } from '#schemas/domain/queue.ts';
import type { OpenDatabase } from '#server/db/open.ts';
import { agentProfiles, campaigns, queues, skillGroups } from '#server/db/tables/index.ts';
import type { createCentre } from './call-centre-world.ts';

type Centre = ReturnType<typeof createCentre>;
type Server = Awaited<ReturnType<Centre['startServer']>>;

export interface Chances {
  chance(probability: number): boolean;
  below(limit: number): number;
  pick<T>(from: readonly T[]): T;
}

/** What callers of a day with changes ask for: whoever speaks it a little may have them while nobody speaks it well. */
export const FRENCH = { skill: 'french', level: 5 };

/** What administrators change while people call. */
export function createSettingsChanges({ db }: OpenDatabase, agents: readonly string[], { below, pick }: Chances) {
  async function changeQueue(): Promise<void> {
    const changed = { name: 'Queue 500', strategy: pick(queueStrategy.options), ringSeconds: 10 + below(20) };
    await db.update(queues).set({ settings: queueSettings.parse(changed) });
  }

  async function changeAgent(id: string, { serves }: { serves: boolean }): Promise<void> {
    const [row] = await db.select().from(agentProfiles).where(eq(agentProfiles.userId, id));
    if (row === undefined) throw new Error('is an agent');
    const skills = serves ? [{ skill: FRENCH.skill, level: 1 + below(9) }] : pick([[], [{ ...FRENCH, level: 9 }]]);
    const profile = { ...row.profile, queues: serves ? ['500'] : [], skills };
    await db.update(agentProfiles).set({ profile }).where(eq(agentProfiles.userId, id));
  }

  async function changeCampaign(): Promise<void> {
    const [row] = await db.select().from(campaigns);
    if (row === undefined) throw new Error('there is a campaign');
    const general = { ...row.settings.general, wrapUpSeconds: below(40) };
    await db.update(campaigns).set({ active: !row.active, settings: { ...row.settings, general } });
  }

  return {
    async begin(): Promise<void> {
      const group = { id: 'languages', name: 'Languages', decrement: true, skills: [{ id: 'french', name: 'French' }] };
      await db.insert(skillGroups).values({ ...group, updatedAt: new Date(), updatedBy: 'admin' });
      for (const agent of agents) await changeAgent(agent, { serves: true });
    },
    change: (): Promise<void> =>
      pick([
        changeQueue,
        changeCampaign,
        () => changeAgent(pick(agents), { serves: true }),
        () => changeAgent(pick(agents), { serves: true }),
        () => changeAgent(pick(agents), { serves: false }),
      ])(),
    async end(): Promise<void> {
      for (const agent of agents) await changeAgent(agent, { serves: true });
    },
  };
}

/** By what is written down: those to whom callers of the day may be given. */
export async function readServing(
  { db }: OpenDatabase,
  { skilled }: { skilled: boolean },
): Promise<ReadonlySet<string>> {
  const rows = await db
    .select({ id: agentProfiles.userId, profile: agentProfiles.profile })
    .from(agentProfiles)
    .where(sql`${agentProfiles.profile}->'queues' @> '["500"]'`);
  const serving = rows.filter(({ profile }) => !skilled || profile.skills.some(({ skill }) => skill === FRENCH.skill));
  return new Set(serving.map(({ id }) => id));
}

/** A second server, which comes and goes: it leaves in good order, or dies. */
export function createSecondServer(centre: Centre, { chance }: Chances) {
  let second: Server | null = null;

  async function leave(): Promise<void> {
    const leaving = second;
    second = null;
    if (chance(0.5)) await leaving?.stop();
    else await leaving?.kill();
  }

  return {
    get server(): Server | null {
      return second;
    },
    async comeOrGo(): Promise<void> {
      if (second !== null) await leave();
      else second = await centre.startServer({ calls: false });
    },
    async end(): Promise<void> {
      await second?.stop();
      second = null;
    },
  };
}
