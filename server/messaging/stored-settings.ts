import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { type SmsSettings, smsSettings } from '#schemas/domain/messaging.ts';
import type { Database } from '../db/open.ts';
import { installation } from '../db/tables/index.ts';
import type { SecretBox } from '../secrets/secret-box.ts';

/** Settings with their secret, which is null where there is none and undefined where its key is lost. */
export interface WithSecret<T> {
  settings: T;
  secret: string | null | undefined;
}

const storedSms = z.object({ settings: smsSettings, sealed: z.string().nullable() });

const KEY = 'sms';

export async function readStoredSms(db: Database, secrets: SecretBox): Promise<WithSecret<SmsSettings> | null> {
  const [row] = await db.select().from(installation).where(eq(installation.key, KEY));
  if (!row) return null;
  const { settings, sealed } = storedSms.parse(row.value);
  return { settings, secret: sealed === null ? null : (secrets.open(sealed) ?? undefined) };
}

/** Keeps settings; a secret that is left out stays the one that is stored, an empty one is none. */
export async function storeSms(
  tx: Database,
  secrets: SecretBox,
  { settings, secret }: { settings: SmsSettings; secret: string | undefined },
): Promise<void> {
  const [before] = await tx.select().from(installation).where(eq(installation.key, KEY)).for('update');
  const kept = z.object({ sealed: z.string().nullable() }).safeParse(before?.value).data?.sealed ?? null;
  const value = { settings, sealed: sealSecret(secrets, secret, kept) };
  const row = { key: KEY, value };
  await tx.insert(installation).values(row).onConflictDoUpdate({ target: installation.key, set: { value } });
}

/** A secret as it is stored: the kept one where none is given, none where it is empty. */
export function sealSecret(secrets: SecretBox, secret: string | undefined, kept: string | null): string | null {
  if (secret === undefined) return kept;
  return secret === '' ? null : secrets.seal(secret);
}
