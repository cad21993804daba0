import type { z } from 'zod';
import { createSchedule as contract } from '#schemas/api/schedules.ts';
import type { Database } from '../../db/open.ts';
import { schedules } from '../../db/tables/index.ts';
import { recordAudit } from '../audit.ts';
import { insertUnderFreeId } from '../catalogue/free-ids.ts';
import { verb } from '../verb.ts';
import { readSchedule } from './select-schedules.ts';

export const createSchedule = verb(contract, async ({ context: { db }, actor, body }) => {
  const id = await insertSchedule(db, { ...body, login: actor.user.login });
  return { schedule: await readSchedule(db, id) };
});

type NewSchedule = z.output<typeof contract.body> & { login: string };

/** @returns The id, made from the name. */
export function insertSchedule(db: Database, { login, ...body }: NewSchedule): Promise<string> {
  return db.transaction(async (tx) => {
    const row = { ...body, updatedAt: new Date(), updatedBy: login };
    const id = await insertUnderFreeId(body.name, (free) =>
      tx
        .insert(schedules)
        .values({ ...row, id: free })
        .onConflictDoNothing()
        .returning({ id: schedules.id }),
    );
    await recordAudit(tx, {
      user: login,
      action: 'schedule.create',
      entity: 'schedule',
      entityId: id,
      details: { name: body.name },
    });
    return id;
  });
}
