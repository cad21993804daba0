import type { z } from 'zod';
import { createHolidayGroup as contract } from '#schemas/api/holiday-groups.ts';
import type { Database } from '../../db/open.ts';
import { holidayGroups } from '../../db/tables/index.ts';
import { recordAudit } from '../audit.ts';
import { insertUnderFreeId } from '../catalogue/free-ids.ts';
import { verb } from '../verb.ts';
import { refuseUnknownAudio } from './refuse-unknown-audio.ts';
import { readHolidayGroup } from './select-holiday-groups.ts';

export const createHolidayGroup = verb(contract, async ({ context: { db }, actor, body }) => {
  const id = await insertHolidayGroup(db, { ...body, login: actor.user.login });
  return { holidayGroup: await readHolidayGroup(db, id) };
});

type NewHolidayGroup = z.output<typeof contract.body> & { login: string };

/** @returns The id, made from the name. */
export function insertHolidayGroup(db: Database, { login, ...body }: NewHolidayGroup): Promise<string> {
  return db.transaction(async (tx) => {
    await refuseUnknownAudio(tx, body.holidays);
    const row = { ...body, updatedAt: new Date(), updatedBy: login };
    const id = await insertUnderFreeId(body.name, (free) =>
      tx
        .insert(holidayGroups)
        .values({ ...row, id: free })
        .onConflictDoNothing()
        .returning({ id: holidayGroups.id }),
    );
    await recordAudit(tx, {
      user: login,
      action: 'holiday-group.create',
      entity: 'holiday-group',
      entityId: id,
      details: { name: body.name },
    });
    return id;
  });
}
