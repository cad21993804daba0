import { and, eq, isNull, sql } from 'drizzle-orm';
import { moment } from '../db/moment.ts';
import type { Database } from '../db/open.ts';
import { callbacks, type conversations, users, voicemails } from '../db/tables/index.ts';
import { closeKeptPromises } from './close-kept-promises.ts';
import { keepByDisposition } from './recordings.ts';
import { toConversation } from './rows.ts';

/** Somebody who was not reached is tried again after so long, … */
const RETRY_MINUTES = 15;
/** … and no more than this often; then it is for people to decide. */
export const MAX_ATTEMPTS = 3;

/** What an agent has finished with: the promised call is done or is tried again, the message has been heard. */
export async function finishConversation(
  tx: Database,
  row: typeof conversations.$inferSelect,
  reached: boolean,
  at: number,
): Promise<void> {
  const { id, drive } = toConversation(row);
  await keepByDisposition(tx, { id, rules: drive.rules, code: row.dispositionCode }, at);
  if (reached) await closeKeptPromises(tx, row, { by: await loginOf(tx, row.agent), at });
  if (row.about === null) return;
  if (row.medium === 'voicemail') {
    const handled = { handledAt: new Date(at), handledBy: await loginOf(tx, row.agent) };
    await tx
      .update(voicemails)
      .set(handled)
      .where(and(eq(voicemails.id, row.about), isNull(voicemails.handledAt)));
  } else if (row.medium === 'callback') {
    await finishCallback(tx, { id: row.about, agent: row.agent, done: reached || row.dispositionCode !== null, at });
  }
}

async function finishCallback(
  tx: Database,
  { id, agent, done, at }: { id: string; agent: string; done: boolean; at: number },
): Promise<void> {
  const open = and(eq(callbacks.id, id), isNull(callbacks.handledAt));
  if (done) {
    await tx
      .update(callbacks)
      .set({ handledAt: new Date(at), handledBy: await loginOf(tx, agent) })
      .where(open);
    return;
  }
  // The agent may have planned it for another time meanwhile; that is later than now and stays.
  await tx
    .update(callbacks)
    .set({
      attempts: sql`${callbacks.attempts} + 1`,
      dueAt: sql`case when ${callbacks.dueAt} > ${moment(at)} then ${callbacks.dueAt}
        else ${moment(at + RETRY_MINUTES * 60_000)} end`,
    })
    .where(open);
}

async function loginOf(tx: Database, userId: string): Promise<string> {
  const [user] = await tx.select({ login: users.login }).from(users).where(eq(users.id, userId));
  return user?.login ?? userId;
}
