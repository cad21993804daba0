import { listPauseReasons as contract } from '#schemas/api/pause-reasons.ts';
import { verb } from '../verb.ts';
import { selectPauseReasons } from './select-pause-reasons.ts';

export const listPauseReasons = verb(contract, async ({ context: { db } }) => ({
  pauseReasons: await selectPauseReasons(db),
}));
