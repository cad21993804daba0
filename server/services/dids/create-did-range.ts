import type { z } from 'zod';
import { createDidRange as contract } from '#schemas/api/dids.ts';
import { type DidRange, MAX_RANGE_SIZE } from '#schemas/domain/did.ts';
import type { Database } from '../../db/open.ts';
import { didRanges, dids } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import type { RuleName } from '../../texts/en.ts';
import { ruleIssue } from '../../texts/rule-issue.ts';
import { recordAudit } from '../audit.ts';
import { newId } from '../new-id.ts';
import { siteOfName } from '../sites/site-of-name.ts';
import { verb } from '../verb.ts';

export const createDidRange = verb(contract, async ({ context: { db }, actor, body }) => ({
  range: await insertDidRange(db, { ...body, login: actor.user.login }),
}));

type NewRange = z.output<typeof contract.body> & { login: string };

/** @throws ServiceError `invalid-input` when the numbers do not make a range, `range-overlap` when another has some */
export function insertDidRange(db: Database, { login, ...body }: NewRange): Promise<DidRange> {
  const numbers = expandRange(body.first, body.last);
  const { site: name, first, last } = body;
  return db.transaction(async (tx) => {
    const site = await siteOfName(tx, { name, login });
    const range = { id: newId(), siteId: site.id, first, last };
    await tx.insert(didRanges).values(range);
    const added = await tx
      .insert(dids)
      .values(numbers.map((number) => ({ number, digits: number.replace(/^\+/, ''), rangeId: range.id })))
      .onConflictDoNothing()
      .returning({ number: dids.number });
    if (added.length < numbers.length) {
      const fresh = new Set(added.map(({ number }) => number));
      throw new ServiceError('range-overlap', {
        details: { numbers: numbers.filter((number) => !fresh.has(number)).slice(0, 20) },
      });
    }
    await recordAudit(tx, {
      user: login,
      action: 'did-range.create',
      entity: 'did-range',
      entityId: range.id,
      details: body,
    });
    return { ...range, site: site.name };
  });
}

/**
 * Every number from the first to the last.
 * @throws ServiceError `invalid-input` when they do not make a range.
 */
export function expandRange(first: string, last: string): string[] {
  const refuse = (rule: RuleName) => new ServiceError('invalid-input', { issues: [ruleIssue(['last'], rule)] });
  const prefix = first.startsWith('+') ? '+' : '';
  const from = first.slice(prefix.length);
  if (last.length !== first.length || last.startsWith('+') !== (prefix === '+')) throw refuse('range-length');
  const size = BigInt(last.slice(prefix.length)) - BigInt(from) + 1n;
  if (size < 1n) throw refuse('range-order');
  if (size > BigInt(MAX_RANGE_SIZE)) throw refuse('range-size');
  return Array.from(
    { length: Number(size) },
    (_, index) => prefix + String(BigInt(from) + BigInt(index)).padStart(from.length, '0'),
  );
}
