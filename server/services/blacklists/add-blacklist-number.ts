import { addBlacklistNumber as contract } from '#schemas/api/blacklists.ts';
import { blacklistNumbers } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { canonicalPhone } from '../../phone-numbers.ts';
import { ruleIssue } from '../../texts/rule-issue.ts';
import { recordAudit } from '../audit.ts';
import { verb } from '../verb.ts';
import { readBlacklist } from './select-blacklists.ts';

export const addBlacklistNumber = verb(contract, async ({ context: { db }, actor, params: { id }, body }) => {
  const { country } = await readBlacklist(db, id);
  const number = canonicalPhone(body.number, country);
  if (number === null) throw new ServiceError('invalid-input', { issues: [ruleIssue(['number'], 'phone-number')] });
  const row = { listId: id, number, note: body.note, addedAt: new Date(), addedBy: actor.user.login };
  await db.transaction(async (tx) => {
    await tx
      .insert(blacklistNumbers)
      .values(row)
      .onConflictDoUpdate({
        target: [blacklistNumbers.listId, blacklistNumbers.number],
        set: { note: row.note, addedAt: row.addedAt, addedBy: row.addedBy },
      });
    await recordAudit(tx, {
      user: actor.user.login,
      action: 'blacklist.add-number',
      entity: 'blacklist',
      entityId: id,
      details: { number, note: row.note },
    });
  });
  return { number: { number, note: row.note, addedAt: row.addedAt.toISOString(), addedBy: row.addedBy } };
});
