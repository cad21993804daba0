import { listSchedules as contract } from '#schemas/api/schedules.ts';
import { verb } from '../verb.ts';
import { selectSchedules } from './select-schedules.ts';

export const listSchedules = verb(contract, async ({ context: { db } }) => ({ schedules: await selectSchedules(db) }));
