import { z } from 'zod';
import { attachmentGroup, MAX_ATTACHMENT_BYTES } from '#schemas/domain/attachment.ts';
import { catalogueId, catalogueName } from '#schemas/domain/catalogue-id.ts';
import { contract } from './contract.ts';
import { FORM_OVERHEAD_BYTES, uploadedFile } from './uploaded-file.ts';

const tag = 'attachments';
const editors = ['admin', 'designer'] as const;
const readers = ['admin', 'designer', 'supervisor'] as const;
const params = z.object({ id: catalogueId });
const file = z.object({ id: z.string().min(1).max(64) });
const answer = z.object({ attachmentGroup });

export const listAttachmentGroups = contract({
  method: 'get',
  path: '/api/attachment-groups',
  summary: 'Groups of files that agents can attach to e-mails, with the campaigns that offer them',
  tag,
  roles: readers,
  response: z.object({ attachmentGroups: z.array(attachmentGroup) }),
});

export const createAttachmentGroup = contract({
  method: 'post',
  path: '/api/attachment-groups',
  summary: 'Add a group of attachments; the id is made from the name',
  tag,
  roles: editors,
  body: z.strictObject({ name: catalogueName }),
  response: answer,
  status: 201,
});

export const renameAttachmentGroup = contract({
  method: 'put',
  path: '/api/attachment-groups/{id}',
  summary: 'Rename a group of attachments; refused when somebody has saved since `revision`',
  tag,
  roles: editors,
  params,
  body: z.strictObject({ name: catalogueName, revision: z.number().int() }),
  response: answer,
});

export const deleteAttachmentGroup = contract({
  method: 'delete',
  path: '/api/attachment-groups/{id}',
  summary: 'Delete a group that no campaign offers, with its files',
  tag,
  roles: editors,
  params,
  status: 204,
});

export const uploadAttachment = contract({
  method: 'post',
  path: '/api/attachment-groups/{id}/files',
  summary: 'Add a file of at most 10 MB whose content is what its ending says; one of that name is replaced',
  tag,
  roles: editors,
  params,
  bodyType: 'multipart',
  maxBytes: MAX_ATTACHMENT_BYTES + FORM_OVERHEAD_BYTES,
  body: z.strictObject({ file: uploadedFile }),
  response: answer,
  status: 201,
});

export const deleteAttachment = contract({
  method: 'delete',
  path: '/api/attachments/{id}',
  summary: 'Delete a file; e-mails that were sent with it keep its name',
  tag,
  roles: editors,
  params: file,
  status: 204,
});

export const readAttachment = contract({
  method: 'get',
  path: '/api/attachments/{id}',
  summary: 'A file, to download; agents get those of the campaigns whose queues they work in',
  tag,
  roles: ['admin', 'designer', 'supervisor', 'agent'],
  params: file,
  produces: 'application/octet-stream',
});
