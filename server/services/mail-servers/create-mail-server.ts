import { createMailServer as contract } from '#schemas/api/mail-servers.ts';
import { mailServers } from '../../db/tables/index.ts';
import { sealSecret } from '../../messaging/stored-settings.ts';
import { recordAudit } from '../audit.ts';
import { insertUnderFreeId } from '../catalogue/free-ids.ts';
import { verb } from '../verb.ts';
import { lockMailServers, makeDefault } from './make-default.ts';
import { readMailServer } from './select-mail-servers.ts';

/** The first server is the default one whatever is said. */
export const createMailServer = verb(contract, async ({ context: { db, secrets }, actor, body }) => {
  const { name, password, isDefault, ...settings } = body;
  const id = await db.transaction(async (tx) => {
    const others = await lockMailServers(tx);
    const row = {
      name,
      settings,
      sealed: sealSecret(secrets, password, null),
      updatedAt: new Date(),
      updatedBy: actor.user.login,
    };
    const made = await insertUnderFreeId(name, (free) =>
      tx
        .insert(mailServers)
        .values({ ...row, id: free })
        .onConflictDoNothing()
        .returning({ id: mailServers.id }),
    );
    if (isDefault || others.length === 0) await makeDefault(tx, made);
    await recordAudit(tx, {
      user: actor.user.login,
      action: 'mail-server.create',
      entity: 'mail-server',
      entityId: made,
      details: { name, ...settings },
    });
    return made;
  });
  return { mailServer: await readMailServer(db, id) };
});
