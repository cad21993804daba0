import { eq } from 'drizzle-orm';
import { updateMailServer as contract } from '#schemas/api/mail-servers.ts';
import { mailServers } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { sealSecret } from '../../messaging/stored-settings.ts';
import { ruleIssue } from '../../texts/rule-issue.ts';
import { recordAudit } from '../audit.ts';
import { refuseStale } from '../catalogue/refuse-stale.ts';
import { verb } from '../verb.ts';
import { lockMailServers, makeDefault } from './make-default.ts';
import { readMailServer } from './select-mail-servers.ts';

/** Another one is made the default one by saying so of it, so that there is always one. */
export const updateMailServer = verb(contract, async ({ context, actor, params: { id }, body }) => {
  const { revision, name, password, isDefault, ...settings } = body;
  await context.db.transaction(async (tx) => {
    const before = (await lockMailServers(tx)).find((row) => row.id === id);
    if (!before) throw new ServiceError('not-found');
    refuseStale(before, { revision, current: { name: before.name, ...before.settings } });
    if (before.isDefault && !isDefault) {
      throw new ServiceError('invalid-input', { issues: [ruleIssue(['isDefault'], 'last-default')] });
    }
    await tx
      .update(mailServers)
      .set({
        name,
        settings,
        sealed: sealSecret(context.secrets, password, before.sealed),
        revision: revision + 1,
        updatedAt: new Date(),
        updatedBy: actor.user.login,
      })
      .where(eq(mailServers.id, id));
    if (isDefault) await makeDefault(tx, id);
    await recordAudit(tx, {
      user: actor.user.login,
      action: 'mail-server.update',
      entity: 'mail-server',
      entityId: id,
      details: {
        before: { name: before.name, ...before.settings },
        after: { name, ...settings },
        password: password === undefined ? 'kept' : password === '' ? 'none' : 'changed',
      },
    });
  });
  return { mailServer: await readMailServer(context.db, id) };
});
