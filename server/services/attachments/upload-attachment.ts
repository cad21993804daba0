import { and, count, eq } from 'drizzle-orm';
import { uploadAttachment as contract } from '#schemas/api/attachments.ts';
import { MAX_ATTACHMENT_BYTES, MAX_ATTACHMENTS_OF_GROUP } from '#schemas/domain/attachment.ts';
import { sniffAttachment } from '../../attachments/sniff-attachment.ts';
import type { Database } from '../../db/open.ts';
import { attachments } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { ruleIssue } from '../../texts/rule-issue.ts';
import { recordAudit } from '../audit.ts';
import { newId } from '../new-id.ts';
import { verb } from '../verb.ts';
import { lockAttachmentGroup } from './lock-attachment-group.ts';
import { findAttachmentGroup } from './select-attachment-groups.ts';

const MAX_NAME_CHARACTERS = 150;

export const uploadAttachment = verb(contract, async ({ context: { db }, actor, params: { id }, body: { file } }) => {
  if (file.size > MAX_ATTACHMENT_BYTES) throw new ServiceError('too-large');
  const content = new Uint8Array(await file.arrayBuffer());
  await insertAttachment(db, { groupId: id, name: file.name, content, login: actor.user.login });
  return { attachmentGroup: await findAttachmentGroup(db, id) };
});

/**
 * Adds a file to a group, in the place of one with its name.
 * @throws ServiceError `invalid-input` for a file that is not what its ending says, or one too many
 */
export async function insertAttachment(
  db: Database,
  { groupId, name, content, login }: { groupId: string; name: string; content: Uint8Array; login: string },
): Promise<void> {
  const fileName = plainName(name);
  const contentType = sniffAttachment(fileName, content);
  if (contentType === undefined) refuse('attachment-type');
  await db.transaction(async (tx) => {
    await lockAttachmentGroup(tx, groupId);
    const replaced = await removeNamesake(tx, { groupId, fileName });
    const [held] = await tx.select({ files: count() }).from(attachments).where(eq(attachments.groupId, groupId));
    if ((held?.files ?? 0) >= MAX_ATTACHMENTS_OF_GROUP) refuse('attachment-count');
    await tx.insert(attachments).values({
      id: newId(),
      groupId,
      fileName,
      contentType,
      size: content.length,
      content,
      addedAt: new Date(),
      addedBy: login,
    });
    await recordAudit(tx, {
      user: login,
      action: 'attachment.upload',
      entity: 'attachment-group',
      entityId: groupId,
      details: { fileName, bytes: content.length, replaced },
    });
  });
}

function refuse(rule: Parameters<typeof ruleIssue>[1]): never {
  throw new ServiceError('invalid-input', { issues: [ruleIssue(['file'], rule)] });
}

/** The file of that name that was there before goes. */
async function removeNamesake(
  tx: Database,
  { groupId, fileName }: { groupId: string; fileName: string },
): Promise<boolean> {
  const gone = await tx
    .delete(attachments)
    .where(and(eq(attachments.groupId, groupId), eq(attachments.fileName, fileName)))
    .returning({ id: attachments.id });
  return gone.length > 0;
}

/** Without folders and without anything that does not show; its ending stays when it is too long. */
function plainName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const shown = last.replace(/[\p{C}"<>|?*:]/gu, '').trim() || 'file';
  if (shown.length <= MAX_NAME_CHARACTERS) return shown;
  const dot = shown.lastIndexOf('.');
  const ending = dot < 0 ? '' : shown.slice(dot).slice(0, 10);
  return shown.slice(0, MAX_NAME_CHARACTERS - ending.length) + ending;
}
