import { createAttachmentGroup } from '../services/attachments/create-attachment-group.ts';
import { deleteAttachment } from '../services/attachments/delete-attachment.ts';
import { deleteAttachmentGroup } from '../services/attachments/delete-attachment-group.ts';
import { listAttachmentGroups } from '../services/attachments/list-attachment-groups.ts';
import { readAttachment } from '../services/attachments/read-attachment.ts';
import { renameAttachmentGroup } from '../services/attachments/rename-attachment-group.ts';
import { uploadAttachment } from '../services/attachments/upload-attachment.ts';

export const attachmentRoutes = [
  listAttachmentGroups,
  createAttachmentGroup,
  renameAttachmentGroup,
  deleteAttachmentGroup,
  uploadAttachment,
  deleteAttachment,
  readAttachment,
];
