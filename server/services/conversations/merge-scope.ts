import { z } from 'zod';
import type { DataRecord } from '#schemas/domain/data-file.ts';
import type { MergeScope } from '#schemas/expressions/merge.ts';
import type { Database } from '../../db/open.ts';
import type { Actor } from '../context.ts';
import { readAddressBook } from './address-book.ts';
import { asVariables, readCallerState } from './caller-state.ts';
import { settingsOfCampaign } from './campaign-of.ts';
import type { FoundConversation } from './find-conversation.ts';

/** What an e-mail of a conversation is filled in with, and the address in the customer's record. */
export async function readMergeScope(
  db: Database,
  { row, conversation }: FoundConversation,
  { actor, message, timeZone }: { actor: Actor; message: string; timeZone: string },
): Promise<{ scope: MergeScope; address: string }> {
  const { customers } = await settingsOfCampaign(db, row.campaign);
  const [book, { language, collected }] = await Promise.all([
    readAddressBook(db, { file: customers.addressBook, customer: row.customer }),
    readCallerState(db, row.contactId),
  ]);
  const record = book?.records[0]?.values ?? {};
  const scope: MergeScope = {
    contact: {
      id: row.contactId,
      caller: row.customer,
      called: row.called,
      startedAt: row.offeredAt.toISOString(),
      campaign: row.campaign,
      language,
      timeZone,
    },
    record,
    collected: asVariables(collected),
    agent: { name: actor.user.name, login: actor.user.login },
    campaign: { name: conversation.campaignName },
    message,
    now: Date.now(),
  };
  return { scope, address: addressOf(record) };
}

/** The first value of a record that is an e-mail address. */
function addressOf(record: DataRecord): string {
  const found = Object.values(record).find((value) => z.email().safeParse(value).success);
  return typeof found === 'string' ? found : '';
}
