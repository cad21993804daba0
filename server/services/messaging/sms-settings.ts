import { readSmsSettings as readContract, updateSmsSettings as updateContract } from '#schemas/api/messaging.ts';
import { readStoredSms, storeSms } from '../../messaging/stored-settings.ts';
import { recordAudit } from '../audit.ts';
import { raiseRevision, readRevision } from '../catalogue/revisions.ts';
import type { ServiceContext } from '../context.ts';
import { verb } from '../verb.ts';

export const readSmsSettings = verb(readContract, ({ context }) => readSms(context));

export const updateSmsSettings = verb(updateContract, async ({ context, actor, body }) => {
  const { key, revision, ...settings } = body;
  const { login } = actor.user;
  await context.db.transaction(async (tx) => {
    const { sms: current } = await readSms({ db: tx, secrets: context.secrets });
    await raiseRevision(tx, { key: 'sms', revision, current, login });
    await storeSms(tx, context.secrets, { settings, secret: key });
    await recordAudit(tx, {
      user: login,
      action: 'settings.sms',
      entity: 'settings',
      entityId: 'sms',
      // Somebody may have put a password into a header or the address after all.
      details: { method: settings.method, key: key === undefined ? 'kept' : key === '' ? 'none' : 'changed' },
    });
  });
  return readSms(context);
});

async function readSms({ db, secrets }: Pick<ServiceContext, 'db' | 'secrets'>) {
  const stored = await readStoredSms(db, secrets);
  return { ...(await readRevision(db, 'sms')), sms: stored && { ...stored.settings, hasKey: stored.secret !== null } };
}
