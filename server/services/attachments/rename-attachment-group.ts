import { eq } from 'drizzle-orm';
import { renameAttachmentGroup as contract } from '#schemas/api/attachments.ts';
import { attachmentGroups } from '../../db/tables/index.ts';
import { recordAudit } from '../audit.ts';
import { refuseStale } from '../catalogue/refuse-stale.ts';
import { verb } from '../verb.ts';
import { lockAttachmentGroup } from './lock-attachment-group.ts';
import { findAttachmentGroup } from './select-attachment-groups.ts';

export const renameAttachmentGroup = verb(contract, async ({ context: { db }, actor, params: { id }, body }) => {
  await db.transaction(async (tx) => {
    const before = await lockAttachmentGroup(tx, id);
    refuseStale(before, { revision: body.revision, current: { name: before.name } });
    await tx
      .update(attachmentGroups)
      .set({ name: body.name, revision: body.revision + 1, updatedAt: new Date(), updatedBy: actor.user.login })
      .where(eq(attachmentGroups.id, id));
    await recordAudit(tx, {
      user: actor.user.login,
      action: 'attachment-group.rename',
      entity: 'attachment-group',
      entityId: id,
      details: { before: before.name, after: body.name },
    });
  });
  return { attachmentGroup: await findAttachmentGroup(db, id) };
});
