import { uploadAudio as contract } from '#schemas/api/audio.ts';
import { MAX_AUDIO_BYTES } from '#schemas/domain/audio.ts';
import { ServiceError } from '../../errors.ts';
import { freeIds } from '../catalogue/free-ids.ts';
import { verb } from '../verb.ts';
import { insertAudio } from './insert-audio.ts';
import { readAudio } from './select-audio.ts';

export const uploadAudio = verb(contract, async ({ context, actor, body: { file, name, id } }) => {
  if (file.size > MAX_AUDIO_BYTES) throw new ServiceError('too-large');
  const added = await insertAudio(context, {
    ids: id === undefined ? freeIds(name) : [id],
    name,
    bytes: new Uint8Array(await file.arrayBuffer()),
    login: actor.user.login,
  });
  return { audio: await readAudio(context.db, added) };
});
