import { createAttachmentGroup as contract } from '#schemas/api/attachments.ts';
import type { Database } from '../../db/open.ts';
import { attachmentGroups } from '../../db/tables/index.ts';
import { recordAudit } from '../audit.ts';
import { insertUnderFreeId } from '../catalogue/free-ids.ts';
import { verb } from '../verb.ts';
import { findAttachmentGroup } from './select-attachment-groups.ts';

export const createAttachmentGroup = verb(contract, async ({ context: { db }, actor, body: { name } }) => {
  const id = await insertAttachmentGroup(db, { name, login: actor.user.login });
  return { attachmentGroup: await findAttachmentGroup(db, id) };
});

/** @returns The id, made from the name. */
export function insertAttachmentGroup(db: Database, { name, login }: { name: string; login: string }): Promise<string> {
  return db.transaction(async (tx) => {
    const id = await insertUnderFreeId(name, (free) =>
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
      entityId: id,
      details: { name },
    });
    return id;
  });
}
