import { eq } from 'drizzle-orm';
import { readAudioContent as contract } from '#schemas/api/audio.ts';
import { audio } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { verb } from '../verb.ts';

export const readAudioContent = verb(contract, async ({ context: { db }, params: { id }, reply }) => {
  const [row] = await db.select({ wav: audio.wav }).from(audio).where(eq(audio.id, id));
  if (!row) throw new ServiceError('not-found');
  reply.fileName = `${id}.wav`;
  return row.wav;
});
