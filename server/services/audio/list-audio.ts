import { listAudio as contract } from '#schemas/api/audio.ts';
import { verb } from '../verb.ts';
import { selectAudio } from './select-audio.ts';

export const listAudio = verb(contract, async ({ context: { db } }) => ({ audio: await selectAudio(db) }));
