import { listSupervisionGroups as contract } from '#schemas/api/supervision-groups.ts';
import { verb } from '../verb.ts';
import { selectSupervisionGroups } from './select-supervision-groups.ts';

export const listSupervisionGroups = verb(contract, async ({ context: { db } }) => ({
  supervisionGroups: await selectSupervisionGroups(db),
}));
