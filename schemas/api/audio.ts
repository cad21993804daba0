import { z } from 'zod';
import { audio, audioId, MAX_AUDIO_BYTES } from '#schemas/domain/audio.ts';
import { contract } from './contract.ts';
import { FORM_OVERHEAD_BYTES, uploadedFile } from './uploaded-file.ts';

const tag = 'audio';
const editors = ['admin', 'designer'] as const;
const readers = ['admin', 'designer', 'supervisor'] as const;

export const listAudio = contract({
  method: 'get',
  path: '/api/audio',
  summary: 'The audio library with the flows that use each file',
  tag,
  roles: readers,
  response: z.object({ audio: z.array(audio) }),
});

export const uploadAudio = contract({
  method: 'post',
  path: '/api/audio',
  summary: 'Upload a wav or mp3 file of at most 20 MB; it is converted to what the telephone system plays',
  tag,
  roles: editors,
  bodyType: 'multipart',
  maxBytes: MAX_AUDIO_BYTES + FORM_OVERHEAD_BYTES,
  /** `id` is made from the name when it is left out. */
  body: z.strictObject({ file: uploadedFile, name: z.string().trim().min(1).max(100), id: audioId.optional() }),
  response: z.object({ audio }),
  status: 201,
});

export const renameAudio = contract({
  method: 'patch',
  path: '/api/audio/{id}',
  summary: 'Rename an audio file; its id stays',
  tag,
  roles: editors,
  params: z.object({ id: audioId }),
  body: z.strictObject({ name: z.string().trim().min(1).max(100) }),
  response: z.object({ audio }),
});

export const readAudioContent = contract({
  method: 'get',
  path: '/api/audio/{id}/content',
  summary: 'The sound as 8 kHz wav',
  tag,
  roles: readers,
  params: z.object({ id: audioId }),
  produces: 'audio/wav',
});

export const deleteAudio = contract({
  method: 'delete',
  path: '/api/audio/{id}',
  summary: 'Delete a file that no draft and no published flow uses',
  tag,
  roles: editors,
  params: z.object({ id: audioId }),
  status: 204,
});

export const speak = contract({
  method: 'get',
  path: '/api/speech',
  summary: 'A text spoken by the server’s speech engine',
  tag,
  roles: readers,
  query: z.object({ text: z.string().min(1).max(1000), language: z.string().regex(/^[a-z]{2}$/) }),
  produces: 'audio/wav',
});
