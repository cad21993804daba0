import { uploadAudio as contract } from '#schemas/api/audio.ts';
import { MAX_AUDIO_BYTES } from '#schemas/domain/audio.ts';
import { ServiceError } from '../../errors.ts';
import { ruleIssue } from '../../texts/rule-issue.ts';
import { verb } from '../verb.ts';
import { insertAudio } from './insert-audio.ts';
import { readAudio } from './select-audio.ts';

export const uploadAudio = verb(contract, async ({ context, actor, body: { file, name, id } }) => {
  if (file.size > MAX_AUDIO_BYTES) throw new ServiceError('too-large');
  const base = id ?? slug(name);
  if (base === '') throw new ServiceError('invalid-input', { issues: [ruleIssue(['name'], 'audio-name')] });
  const added = await insertAudio(context, {
    ids: id === undefined ? numbered(base) : [id],
    name,
    bytes: new Uint8Array(await file.arrayBuffer()),
    login: actor.user.login,
  });
  return { audio: await readAudio(context.db, added) };
});

/** The name as an id: `Accueil été` becomes `accueil-ete`. */
export function slug(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, 58)
    .replace(/-+$/, '');
}

const maxNumber = 999;

function* numbered(base: string): Generator<string> {
  yield base;
  for (let number = 2; number <= maxNumber; number += 1) yield `${base}-${number}`;
}
