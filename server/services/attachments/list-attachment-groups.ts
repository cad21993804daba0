import { listAttachmentGroups as contract } from '#schemas/api/attachments.ts';
import { verb } from '../verb.ts';
import { selectAttachmentGroups } from './select-attachment-groups.ts';

export const listAttachmentGroups = verb(contract, async ({ context: { db } }) => ({
  attachmentGroups: await selectAttachmentGroups(db),
}));
