import { readBoard as contract } from '#schemas/api/supervision.ts';
import { limitBoard } from '../../supervision/limit-board.ts';
import { demandScope } from '../../supervision/read-scope.ts';
import { readWholeBoard } from '../../supervision/read-whole-board.ts';
import { verb } from '../verb.ts';

export const readBoard = verb(contract, async ({ context, actor }) => {
  const scope = await demandScope(context.db, actor, 'boards');
  return { board: limitBoard(await readWholeBoard(context), scope) };
});
