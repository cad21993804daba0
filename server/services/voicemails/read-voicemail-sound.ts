import { and, eq } from 'drizzle-orm';
import { readVoicemailSound as contract } from '#schemas/api/voicemails.ts';
import { recordings, voicemails } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { recordRepeatedAudit } from '../audit.ts';
import { verb } from '../verb.ts';
import { refuseForeignVoicemail } from './refuse-foreign-voicemail.ts';

/** Listening to what a caller said is noted. */
export const readVoicemailSound = verb(contract, async ({ context: { db }, actor, params: { id }, reply }) => {
  const [row] = await db
    .select({ voicemail: voicemails, wav: recordings.wav })
    .from(voicemails)
    .innerJoin(
      recordings,
      and(eq(recordings.contactId, voicemails.contactId), eq(recordings.id, voicemails.recordingId)),
    )
    .where(eq(voicemails.id, id));
  if (!row) throw new ServiceError('not-found');
  await refuseForeignVoicemail(db, actor, row.voicemail);
  if (!row.wav) throw new ServiceError('not-found');
  await recordRepeatedAudit(db, {
    user: actor.user.login,
    action: 'recording.read',
    entity: 'contact',
    entityId: row.voicemail.contactId,
    details: { voicemail: id },
  });
  reply.fileName = `voicemail-${id}.wav`;
  return row.wav;
});
