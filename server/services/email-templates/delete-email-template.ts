import { eq } from 'drizzle-orm';
import { deleteEmailTemplate as contract } from '#schemas/api/email-templates.ts';
import { emailTemplates } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { recordAudit } from '../audit.ts';
import { refuseWhileNamed } from '../catalogue/refuse-while-named.ts';
import { verb } from '../verb.ts';

export const deleteEmailTemplate = verb(contract, ({ context: { db }, actor, params: { id } }) =>
  db.transaction(async (tx) => {
    const [row] = await tx
      .select({ name: emailTemplates.name })
      .from(emailTemplates)
      .where(eq(emailTemplates.id, id))
      .for('update');
    if (!row) throw new ServiceError('not-found');
    await refuseWhileNamed(tx, 'email-template', id);
    await tx.delete(emailTemplates).where(eq(emailTemplates.id, id));
    await recordAudit(tx, {
      user: actor.user.login,
      action: 'email-template.delete',
      entity: 'email-template',
      entityId: id,
      details: row,
    });
    return undefined;
  }),
);
