import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { type MailSettings, mailSettings, type SmsSettings, smsSettings } from '#schemas/domain/messaging.ts';
import type { Database } from '../db/open.ts';
import { installation } from '../db/tables/index.ts';
import type { SecretBox } from '../secrets/secret-box.ts';

/** Settings with their secret, which is null where there is none and undefined where its key is lost. */
export interface WithSecret<T> {
  settings: T;
  secret: string | null | undefined;
}

const storedMail = z.object({ settings: mailSettings, sealed: z.string().nullable() });
const storedSms = z.object({ settings: smsSettings, sealed: z.string().nullable() });

export function readStoredMail(db: Database, secrets: SecretBox): Promise<WithSecret<MailSettings> | null> {
  return readStored(db, secrets, { key: 'mail', schema: storedMail });
}

export function readStoredSms(db: Database, secrets: SecretBox): Promise<WithSecret<SmsSettings> | null> {
  return readStored(db, secrets, { key: 'sms', schema: storedSms });
}

async function readStored<T>(
  db: Database,
  secrets: SecretBox,
  { key, schema }: { key: string; schema: z.ZodType<{ settings: T; sealed: string | null }> },
): Promise<WithSecret<T> | null> {
  const [row] = await db.select().from(installation).where(eq(installation.key, key));
  if (!row) return null;
  const { settings, sealed } = schema.parse(row.value);
  return { settings, secret: sealed === null ? null : (secrets.open(sealed) ?? undefined) };
}

/** Keeps settings; a secret that is left out stays the one that is stored, an empty one is none. */
export async function storeMessaging(
  tx: Database,
  secrets: SecretBox,
  { key, settings, secret }: { key: 'mail' | 'sms'; settings: MailSettings | SmsSettings; secret: string | undefined },
): Promise<void> {
  const [before] = await tx.select().from(installation).where(eq(installation.key, key)).for('update');
  const kept = z.object({ sealed: z.string().nullable() }).safeParse(before?.value).data?.sealed ?? null;
  const given = secret === '' ? null : secret;
  const sealed = given === undefined ? kept : given === null ? null : secrets.seal(given);
  const value = { settings, sealed };
  await tx.insert(installation).values({ key, value }).onConflictDoUpdate({ target: installation.key, set: { value } });
}
