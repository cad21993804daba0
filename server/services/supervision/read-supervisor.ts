import { asc, eq } from 'drizzle-orm';
import { readSupervisor as contract } from '#schemas/api/supervision.ts';
import { agentProfiles, users } from '../../db/tables/index.ts';
import { readScope, seesAgent } from '../../supervision/read-scope.ts';
import { verb } from '../verb.ts';

export const readSupervisor = verb(contract, async ({ context: { db, timeZone }, actor }) => {
  const scope = await readScope(db, actor);
  const people = await db
    .select({ id: users.id, name: users.name, login: users.login })
    .from(agentProfiles)
    .innerJoin(users, eq(users.id, agentProfiles.userId))
    .orderBy(asc(users.name), asc(users.login));
  const agents = people.filter(({ id }) => seesAgent(scope, id));
  return { rights: [...scope.rights], line: scope.profile?.line ?? null, agents, timeZone };
});
