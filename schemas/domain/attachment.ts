import { z } from 'zod';
import { catalogueId, catalogueName } from './catalogue-id.ts';
import { namedUse } from './flow-use.ts';

export const MAX_ATTACHMENT_BYTES = 10 * 1024 * 1024;
export const MAX_ATTACHMENTS_OF_GROUP = 100;

/** What may be attached, by the ending of its name; the content must be of that kind too. */
export const ATTACHMENT_TYPES = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  txt: 'text/plain',
  csv: 'text/csv',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  odp: 'application/vnd.oasis.opendocument.presentation',
} as const;
export type AttachmentEnding = keyof typeof ATTACHMENT_TYPES;

export const attachment = z.object({
  id: z.string(),
  fileName: z.string(),
  contentType: z.string(),
  size: z.number(),
  addedAt: z.string(),
  addedBy: z.string(),
});
export type Attachment = z.infer<typeof attachment>;

/** Files that may go with agents' e-mails (S25). */
export const attachmentGroup = z.object({
  id: catalogueId,
  name: catalogueName,
  attachments: z.array(attachment),
  revision: z.number(),
  updatedAt: z.string(),
  updatedBy: z.string(),
  usedBy: z.object({ campaigns: z.array(namedUse) }),
});
export type AttachmentGroup = z.infer<typeof attachmentGroup>;
