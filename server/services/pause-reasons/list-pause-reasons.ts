import { listPauseReasons as contract } from '#schemas/api/pause-reasons.ts';
import { verb } from '../verb.ts';
import { readPauseReasons } from './select-pause-reasons.ts';

export const listPauseReasons = verb(contract, ({ context: { db } }) => readPauseReasons(db));
