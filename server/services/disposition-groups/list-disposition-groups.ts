import { listDispositionGroups as contract } from '#schemas/api/disposition-groups.ts';
import { verb } from '../verb.ts';
import { selectDispositionGroups } from './select-disposition-groups.ts';

export const listDispositionGroups = verb(contract, async ({ context: { db } }) => ({
  dispositionGroups: await selectDispositionGroups(db),
}));
