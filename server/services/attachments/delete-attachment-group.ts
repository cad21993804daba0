import { eq } from 'drizzle-orm';
import { deleteAttachmentGroup as contract } from '#schemas/api/attachments.ts';
import { attachmentGroups } from '../../db/tables/index.ts';
import { recordAudit } from '../audit.ts';
import { refuseWhileNamed } from '../catalogue/refuse-while-named.ts';
import { verb } from '../verb.ts';
import { lockAttachmentGroup } from './lock-attachment-group.ts';

export const deleteAttachmentGroup = verb(contract, ({ context: { db }, actor, params: { id } }) =>
  db.transaction(async (tx) => {
    const { name } = await lockAttachmentGroup(tx, id);
    await refuseWhileNamed(tx, 'attachment-group', id);
    await tx.delete(attachmentGroups).where(eq(attachmentGroups.id, id));
    await recordAudit(tx, {
      user: actor.user.login,
      action: 'attachment-group.delete',
      entity: 'attachment-group',
      entityId: id,
      details: { name },
    });
    return undefined;
  }),
);
