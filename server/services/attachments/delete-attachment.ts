import { eq } from 'drizzle-orm';
import { deleteAttachment as contract } from '#schemas/api/attachments.ts';
import { attachments } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { recordAudit } from '../audit.ts';
import { verb } from '../verb.ts';

export const deleteAttachment = verb(contract, ({ context: { db }, actor, params: { id } }) =>
  db.transaction(async (tx) => {
    const [gone] = await tx
      .delete(attachments)
      .where(eq(attachments.id, id))
      .returning({ groupId: attachments.groupId, fileName: attachments.fileName });
    if (!gone) throw new ServiceError('not-found');
    await recordAudit(tx, {
      user: actor.user.login,
      action: 'attachment.delete',
      entity: 'attachment-group',
      entityId: gone.groupId,
      details: { fileName: gone.fileName },
    });
    return undefined;
  }),
);
