import { eq } from 'drizzle-orm';
import { signOut as contract } from '#schemas/api/session.ts';
import { sessions } from '../../db/tables/index.ts';
import { verb } from '../verb.ts';

export const signOut = verb(contract, async ({ context: { db }, actor, reply }) => {
  await db.delete(sessions).where(eq(sessions.tokenHash, actor.sessionHash));
  reply.sessionToken = null;
  return undefined;
});
