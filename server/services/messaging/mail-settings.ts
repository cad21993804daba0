import { readMailSettings as readContract, updateMailSettings as updateContract } from '#schemas/api/messaging.ts';
import { readStoredMail, storeMessaging } from '../../messaging/stored-settings.ts';
import { recordAudit } from '../audit.ts';
import type { ServiceContext } from '../context.ts';
import { verb } from '../verb.ts';

export const readMailSettings = verb(readContract, ({ context }) => readMail(context));

export const updateMailSettings = verb(updateContract, async ({ context, actor, body: { password, ...settings } }) => {
  await context.db.transaction(async (tx) => {
    await storeMessaging(tx, context.secrets, { key: 'mail', settings, secret: password });
    await recordAudit(tx, {
      user: actor.user.login,
      action: 'settings.mail',
      entity: 'settings',
      entityId: 'mail',
      details: { ...settings, password: password === undefined ? 'kept' : password === '' ? 'none' : 'changed' },
    });
  });
  return readMail(context);
});

async function readMail({ db, secrets }: Pick<ServiceContext, 'db' | 'secrets'>) {
  const stored = await readStoredMail(db, secrets);
  return { mail: stored && { ...stored.settings, hasPassword: stored.secret !== null } };
}
