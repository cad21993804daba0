import { downloadRecording as contract } from '#schemas/api/recordings.ts';
import { verb } from '../verb.ts';
import { readConversationSound } from './read-conversation-sound.ts';

export const downloadRecording = verb(contract, async ({ context: { db }, actor, params, reply }) => {
  const wav = await readConversationSound(db, actor, { ...params, use: 'download' });
  reply.fileName = `${params.recording}.wav`.replace(/[^\w.-]/g, '-');
  return wav;
});
