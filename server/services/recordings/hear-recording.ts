import { hearRecording as contract } from '#schemas/api/recordings.ts';
import { verb } from '../verb.ts';
import { readConversationSound } from './read-conversation-sound.ts';

export const hearRecording = verb(contract, ({ context: { db }, actor, params }) =>
  readConversationSound(db, actor, { ...params, use: 'read' }),
);
