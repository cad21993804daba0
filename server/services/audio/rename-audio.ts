import { eq } from 'drizzle-orm';
import { renameAudio as contract } from '#schemas/api/audio.ts';
import { audio } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { recordAudit } from '../audit.ts';
import { verb } from '../verb.ts';
import { readAudio } from './select-audio.ts';

export const renameAudio = verb(contract, async ({ context: { db }, actor, params: { id }, body: { name } }) => {
  await db.transaction(async (tx) => {
    const [renamed] = await tx.update(audio).set({ name }).where(eq(audio.id, id)).returning({ id: audio.id });
    if (!renamed) throw new ServiceError('not-found');
    await recordAudit(tx, {
      user: actor.user.login,
      action: 'audio.rename',
      entity: 'audio',
      entityId: id,
      details: { name },
    });
  });
  return { audio: await readAudio(db, id) };
});
