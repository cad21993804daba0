import { eq } from 'drizzle-orm';
import { deleteMailServer as contract } from '#schemas/api/mail-servers.ts';
import { mailServers } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { recordAudit } from '../audit.ts';
import { refuseWhileNamed } from '../catalogue/refuse-while-named.ts';
import { verb } from '../verb.ts';
import { lockMailServers } from './make-default.ts';

export const deleteMailServer = verb(contract, ({ context: { db }, actor, params: { id } }) =>
  db.transaction(async (tx) => {
    const servers = await lockMailServers(tx);
    const row = servers.find((server) => server.id === id);
    if (!row) throw new ServiceError('not-found');
    if (row.isDefault && servers.length > 1) throw new ServiceError('default-server');
    await refuseWhileNamed(tx, 'mail-server', id);
    await tx.delete(mailServers).where(eq(mailServers.id, id));
    await recordAudit(tx, {
      user: actor.user.login,
      action: 'mail-server.delete',
      entity: 'mail-server',
      entityId: id,
      details: { name: row.name, host: row.settings.host },
    });
    return undefined;
  }),
);
