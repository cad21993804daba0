import { readDesk as contract } from '#schemas/api/desk.ts';
import { verb } from '../verb.ts';
import { answerDesk } from './answer-desk.ts';

export const readDesk = verb(contract, ({ context, actor }) => answerDesk(context, actor));
