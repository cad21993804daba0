import { readDispositionGroup as contract } from '#schemas/api/disposition-groups.ts';
import { verb } from '../verb.ts';
import { findDispositionGroup } from './select-disposition-groups.ts';

export const readDispositionGroup = verb(contract, async ({ context: { db }, params: { id } }) => ({
  dispositionGroup: await findDispositionGroup(db, id),
}));
