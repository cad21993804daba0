import { createEmailTemplate as contract } from '#schemas/api/email-templates.ts';
import type { EmailTemplateSettings } from '#schemas/domain/email-template.ts';
import type { Database } from '../../db/open.ts';
import { emailTemplates } from '../../db/tables/index.ts';
import { recordAudit } from '../audit.ts';
import { insertUnderFreeId } from '../catalogue/free-ids.ts';
import { verb } from '../verb.ts';
import { findEmailTemplate } from './select-email-templates.ts';

export const createEmailTemplate = verb(contract, async ({ context: { db }, actor, body }) => {
  const id = await insertEmailTemplate(db, { ...body, login: actor.user.login });
  return { emailTemplate: await findEmailTemplate(db, id) };
});

/** @returns The id, made from the name. */
export function insertEmailTemplate(
  db: Database,
  { login, ...settings }: EmailTemplateSettings & { login: string },
): Promise<string> {
  return db.transaction(async (tx) => {
    const row = { ...settings, updatedAt: new Date(), updatedBy: login };
    const id = await insertUnderFreeId(settings.name, (free) =>
      tx
        .insert(emailTemplates)
        .values({ ...row, id: free })
        .onConflictDoNothing()
        .returning({ id: emailTemplates.id }),
    );
    await recordAudit(tx, {
      user: login,
      action: 'email-template.create',
      entity: 'email-template',
      entityId: id,
      details: { name: settings.name, language: settings.language },
    });
    return id;
  });
}
