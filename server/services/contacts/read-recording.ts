import { and, eq } from 'drizzle-orm';
import { readRecording as contract } from '#schemas/api/contacts.ts';
import { recordings } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { recordRepeatedAudit } from '../audit.ts';
import { readConversationSound } from '../recordings/read-conversation-sound.ts';
import { verb } from '../verb.ts';
import { readOneContact } from './select-contacts.ts';

/** Listening to what a caller said is noted. */
export const readRecording = verb(contract, async ({ context: { db }, actor, params: { id, recording }, reply }) => {
  const [row] = await db
    .select({ wav: recordings.wav, conversation: recordings.conversationId })
    .from(recordings)
    .where(and(eq(recordings.contactId, id), eq(recordings.id, recording)));
  // What agents say is heard with another right, and only of those whom somebody sees.
  if (row?.conversation) return readConversationSound(db, actor, { contact: id, recording, use: 'read' });
  await readOneContact(db, actor, id);
  if (!row?.wav) throw new ServiceError('not-found');
  await recordRepeatedAudit(db, {
    user: actor.user.login,
    action: 'recording.read',
    entity: 'contact',
    entityId: id,
    details: { recording },
  });
  reply.fileName = `${id}-${recording}.wav`.replace(/[^\w.-]/g, '-');
  return row.wav;
});
