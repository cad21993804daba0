import { listQueues as contract } from '#schemas/api/queues.ts';
import { verb } from '../verb.ts';
import { selectQueues } from './select-queues.ts';

const FIRST = 500;
const LAST = 999;

export const listQueues = verb(contract, async ({ context: { db } }) => {
  const queues = await selectQueues(db);
  const taken = new Set(queues.map(({ id }) => id));
  const numbers = Array.from({ length: LAST - FIRST + 1 }, (_, index) => String(FIRST + index));
  return { queues, nextId: numbers.find((number) => !taken.has(number)) ?? null };
});
