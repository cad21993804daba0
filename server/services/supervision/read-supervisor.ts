import { readSupervisor as contract } from '#schemas/api/supervision.ts';
import { readScope } from '../../supervision/read-scope.ts';
import { verb } from '../verb.ts';

export const readSupervisor = verb(contract, async ({ context: { db, timeZone }, actor }) => {
  const { rights, profile } = await readScope(db, actor);
  return { rights: [...rights], line: profile?.line ?? null, timeZone };
});
