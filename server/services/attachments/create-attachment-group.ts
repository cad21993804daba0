import { createAttachmentGroup as contract } from '#schemas/api/attachments.ts';
import { attachmentGroups } from '../../db/tables/index.ts';
import { recordAudit } from '../audit.ts';
import { insertUnderFreeId } from '../catalogue/free-ids.ts';
import { verb } from '../verb.ts';
import { findAttachmentGroup } from './select-attachment-groups.ts';

export const createAttachmentGroup = verb(contract, async ({ context: { db }, actor, body: { name } }) => {
  const { login } = actor.user;
  const id = await db.transaction(async (tx) => {
    const made = await insertUnderFreeId(name, (free) =>
      tx
        .insert(attachmentGroups)
        .values({ id: free, name, updatedAt: new Date(), updatedBy: login })
        .onConflictDoNothing()
        .returning({ id: attachmentGroups.id }),
    );
    await recordAudit(tx, {
      user: login,
      action: 'attachment-group.create',
      entity: 'attachment-group',
      entityId: made,
      details: { name },
    });
    return made;
  });
  return { attachmentGroup: await findAttachmentGroup(db, id) };
});
