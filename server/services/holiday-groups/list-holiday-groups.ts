import { listHolidayGroups as contract } from '#schemas/api/holiday-groups.ts';
import { verb } from '../verb.ts';
import { selectHolidayGroups } from './select-holiday-groups.ts';

export const listHolidayGroups = verb(contract, async ({ context: { db } }) => ({
  holidayGroups: await selectHolidayGroups(db),
}));
