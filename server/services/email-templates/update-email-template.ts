import { eq } from 'drizzle-orm';
import { updateEmailTemplate as contract } from '#schemas/api/email-templates.ts';
import { emailTemplates } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { recordAudit } from '../audit.ts';
import { refuseStale } from '../catalogue/refuse-stale.ts';
import { verb } from '../verb.ts';
import { findEmailTemplate } from './select-email-templates.ts';

export const updateEmailTemplate = verb(contract, async ({ context: { db }, actor, params: { id }, body }) => {
  const { revision, ...settings } = body;
  await db.transaction(async (tx) => {
    const [before] = await tx.select().from(emailTemplates).where(eq(emailTemplates.id, id)).for('update');
    if (!before) throw new ServiceError('not-found');
    const { name, language, subject, html } = before;
    refuseStale(before, { revision, current: { name, language, subject, html } });
    await tx
      .update(emailTemplates)
      .set({ ...settings, revision: revision + 1, updatedAt: new Date(), updatedBy: actor.user.login })
      .where(eq(emailTemplates.id, id));
    await recordAudit(tx, {
      user: actor.user.login,
      action: 'email-template.update',
      entity: 'email-template',
      entityId: id,
      details: {
        name: settings.name,
        before: { name, language, subject, html },
        after: settings,
      },
    });
  });
  return { emailTemplate: await findEmailTemplate(db, id) };
});
