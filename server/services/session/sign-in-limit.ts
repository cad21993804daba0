import { isIP } from 'node:net';
import { eq, lt, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '../../db/open.ts';
import { selectRows } from '../../db/rows.ts';
import { signInAttempts } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';

/** Wrong passwords that one address may send for one login before it has to wait. */
const freeTriesPerLogin = 5;
/** And for all logins together: many people may sit behind one address. */
const freeTriesPerAddress = 50;
const firstWaitSeconds = 15;
const longestWaitSeconds = 15 * 60;
/** Failures are forgotten after so long without another. */
const memoryMs = 3_600_000;

/**
 * Counts a try before the password is looked at, so that tries sent at the same moment are all counted.
 * Each failure beyond the free ones doubles the wait.
 * @returns To be called when the password was right: forgets the failures.
 * @throws ServiceError `too-many-attempts`
 */
export async function countSignIn(db: Database, login: string, address: string): Promise<() => Promise<void>> {
  const from = networkOf(address);
  const loginKey = `login ${login.toLowerCase()} ${from}`;
  await countTry(db, `address ${from}`, freeTriesPerAddress);
  await countTry(db, loginKey, freeTriesPerLogin);
  return async () => {
    await db.delete(signInAttempts).where(eq(signInAttempts.key, loginKey));
    await db
      .update(signInAttempts)
      .set({ failures: sql`greatest(0, ${signInAttempts.failures} - 1)`, lockedUntil: null })
      .where(eq(signInAttempts.key, `address ${from}`));
    await db.delete(signInAttempts).where(lt(signInAttempts.lastAt, new Date(Date.now() - memoryMs)));
  };
}

/** One statement, so that no two tries see the same count. A try during a wait is refused and does not lengthen it. */
async function countTry(db: Database, key: string, freeTries: number): Promise<void> {
  const wait = sql`make_interval(secs => least(${longestWaitSeconds}::float8, ${firstWaitSeconds}::float8 * power(2::float8, least(20, a.failures - ${freeTries}::int))))`;
  const rows = await selectRows(
    db,
    sql`
      insert into sign_in_attempts as a (key, failures, last_at) values (${key}, 1, now())
      on conflict (key) do update set
        failures = case when a.last_at < now() - make_interval(secs => ${memoryMs / 1000}::float8) then 1 else a.failures + 1 end,
        last_at = now(),
        locked_until = case when a.failures + 1 > ${freeTries}::int and a.last_at > now() - make_interval(secs => ${memoryMs / 1000}::float8) then now() + ${wait} end
      where a.locked_until is null or a.locked_until <= now()
      returning a.failures`,
    z.object({ failures: z.number() }),
  );
  // The first try after a wait is let through; what it set is the wait that follows if it fails.
  if (rows.length > 0) return;
  const [locked] = await db
    .select({ until: signInAttempts.lockedUntil })
    .from(signInAttempts)
    .where(eq(signInAttempts.key, key));
  const restMs = (locked?.until?.getTime() ?? Date.now()) - Date.now();
  throw new ServiceError('too-many-attempts', { retryAfterSeconds: Math.max(1, Math.ceil(restMs / 1000)) });
}

/** Whoever has an IPv6 address has a network of them: its first 64 bits count. */
function networkOf(address: string): string {
  if (isIP(address) !== 6 || address.includes('.')) return address;
  const [before = '', after = ''] = address.replace(/%.*$/, '').split('::');
  const [first, last] = [before, after].map((part) => part.split(':').filter((group) => group !== ''));
  const zeros = Array.from({ length: 8 - (first?.length ?? 0) - (last?.length ?? 0) }, () => '0');
  const groups = [...(first ?? []), ...zeros, ...(last ?? [])].slice(0, 4);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}
