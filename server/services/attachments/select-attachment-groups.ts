import { asc, eq, type SQL, sql } from 'drizzle-orm';
import type { AttachmentGroup } from '#schemas/domain/attachment.ts';
import type { Database } from '../../db/open.ts';
import { attachmentGroups, attachments } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { readCampaignUsesOf } from '../catalogue/campaign-references.ts';

/** Groups by name with their files, whose content stays where it is. */
export async function selectAttachmentGroups(db: Database, where?: SQL): Promise<AttachmentGroup[]> {
  const { id, groupId, fileName, contentType, size, addedAt, addedBy } = attachments;
  const [groups, files, campaigns] = await Promise.all([
    db
      .select()
      .from(attachmentGroups)
      .where(where)
      .orderBy(asc(sql`lower(${attachmentGroups.name})`), asc(attachmentGroups.id)),
    db.select({ id, groupId, fileName, contentType, size, addedAt, addedBy }).from(attachments).orderBy(asc(fileName)),
    readCampaignUsesOf(db, 'attachment-group'),
  ]);
  return groups.map(({ updatedAt, ...group }) => ({
    ...group,
    attachments: files
      .filter((file) => file.groupId === group.id)
      .map(({ groupId: _, addedAt: at, ...file }) => ({ ...file, addedAt: at.toISOString() })),
    updatedAt: updatedAt.toISOString(),
    usedBy: { campaigns: campaigns.get(group.id) ?? [] },
  }));
}

/** @throws ServiceError `not-found` */
export async function findAttachmentGroup(db: Database, id: string): Promise<AttachmentGroup> {
  const [found] = await selectAttachmentGroups(db, eq(attachmentGroups.id, id));
  if (!found) throw new ServiceError('not-found');
  return found;
}
