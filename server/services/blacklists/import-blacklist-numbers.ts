import { sql } from 'drizzle-orm';
import { importBlacklistNumbers as contract, MAX_BLACKLIST_FILE_BYTES } from '#schemas/api/blacklists.ts';
import { MAX_BLACKLIST_NOTE } from '#schemas/domain/blacklist.ts';
import { detectFormat } from '../../data-files/detect-format.ts';
import { readCsv } from '../../data-files/read-csv.ts';
import type { Database } from '../../db/open.ts';
import { blacklistNumbers } from '../../db/tables/index.ts';
import { cleanText } from '../../db/to-jsonb.ts';
import { ServiceError } from '../../errors.ts';
import { canonicalPhone } from '../../phone-numbers.ts';
import { recordAudit } from '../audit.ts';
import { verb } from '../verb.ts';
import { readBlacklist } from './select-blacklists.ts';

const BATCH_ROWS = 1000;
const MOST_REFUSED_SHOWN = 20;
/** The format is seen from the beginning. */
const SAMPLE_BYTES = 64 * 1024;

export const importBlacklistNumbers = verb(contract, async ({ context: { db }, actor, params: { id }, body }) => {
  if (body.file.size > MAX_BLACKLIST_FILE_BYTES) throw new ServiceError('too-large');
  const { country } = await readBlacklist(db, id);
  const { numbers, refused } = readNumbers(new Uint8Array(await body.file.arrayBuffer()), country);
  const added = await db.transaction(async (tx) => {
    const fresh = await upsert(tx, { listId: id, numbers, login: actor.user.login });
    await recordAudit(tx, {
      user: actor.user.login,
      action: 'blacklist.import',
      entity: 'blacklist',
      entityId: id,
      details: { added: fresh, known: numbers.size - fresh, refused: refused.length },
    });
    return fresh;
  });
  return {
    added,
    known: numbers.size - added,
    refused: refused.slice(0, MOST_REFUSED_SHOWN),
    refusedCount: refused.length,
  };
});

/** First column: numbers; second: notes. A first line without a number is a header. */
function readNumbers(bytes: Uint8Array, country: string) {
  const numbers = new Map<string, string>();
  const refused: { line: number; value: string }[] = [];
  let line = 0;
  const rows = [...readCsv(bytes, detectFormat(bytes.subarray(0, SAMPLE_BYTES)))].flat();
  for (const [first = '', note = ''] of rows) {
    line += 1;
    const number = canonicalPhone(first.trim(), country);
    if (number !== null) numbers.set(number, cleanText(note.trim()).slice(0, MAX_BLACKLIST_NOTE));
    else if (line > 1) refused.push({ line, value: cleanText(first).slice(0, 80) });
  }
  return { numbers, refused };
}

/** @returns How many were not on the list before. */
async function upsert(
  tx: Database,
  { listId, numbers, login }: { listId: string; numbers: ReadonlyMap<string, string>; login: string },
): Promise<number> {
  const rows = [...numbers].map(([number, note]) => ({ listId, number, note, addedAt: new Date(), addedBy: login }));
  let added = 0;
  for (let from = 0; from < rows.length; from += BATCH_ROWS) {
    const written = await tx
      .insert(blacklistNumbers)
      .values(rows.slice(from, from + BATCH_ROWS))
      .onConflictDoUpdate({
        target: [blacklistNumbers.listId, blacklistNumbers.number],
        set: { note: sql`excluded.note` },
      })
      // Postgres leaves xmax at zero in rows that were inserted.
      .returning({ isNew: sql<boolean>`xmax = 0` });
    added += written.filter(({ isNew }) => isNew).length;
  }
  return added;
}
