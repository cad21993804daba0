import { and, eq, gte, like, lt, or, type SQL, sql } from 'drizzle-orm';
import { listContacts as contract } from '#schemas/api/contacts.ts';
import type { Contact, ContactKind } from '#schemas/domain/contact.ts';
import { contacts, passages } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { ruleIssue } from '../../texts/rule-issue.ts';
import { passageKey } from '../../traffic/read-passages.ts';
import { verb } from '../verb.ts';
import { selectContacts } from './select-contacts.ts';
import { visibleContacts } from './visible-contacts.ts';

export const listContacts = verb(contract, async ({ context: { db }, actor, query }) => {
  const after = query.cursor === undefined ? null : readCursor(query.cursor);
  const part = query.search?.replace(/[^0-9A-Za-z@._*#-]/g, '') ?? '';
  const pattern = `%${part.replace(/[%_\\]/g, '\\$&')}%`;
  const where = and(
    query.status && statusIs[query.status],
    query.result && eq(contacts.result, query.result),
    kindOf(query),
    query.campaign === undefined ? undefined : eq(contacts.campaign, query.campaign),
    query.parent === undefined ? undefined : eq(contacts.parentId, query.parent),
    query.flow === undefined ? undefined : eq(contacts.flowId, query.flow),
    query.version === undefined ? undefined : eq(contacts.flowVersion, query.version),
    query.node === undefined ? undefined : hasPassed(passageKey(query.node, query.exit ?? '')),
    part === '' ? undefined : or(like(contacts.caller, pattern), like(contacts.called, pattern)),
    query.from === undefined ? undefined : gte(contacts.startedAt, new Date(query.from)),
    query.to === undefined ? undefined : lt(contacts.startedAt, new Date(query.to)),
    after === null
      ? undefined
      : sql`(${contacts.startedAt}, ${contacts.id}) < (${after.startedAt}::timestamptz, ${after.id})`,
    await visibleContacts(db, actor),
  );
  const found = await selectContacts(db, where, query.limit + 1);
  const page = found.slice(0, query.limit);
  const last = page.at(-1);
  return { contacts: page, next: found.length > page.length && last ? writeCursor(last) : null };
});

/** What accompanies a call is in the list where it is asked for: by its kind, its flow or the call. */
function kindOf({ kind, flow, parent }: { kind?: ContactKind; flow?: string; parent?: string }): SQL | undefined {
  if (kind !== undefined) return eq(contacts.kind, kind);
  return flow === undefined && parent === undefined ? eq(contacts.kind, 'call') : undefined;
}

function hasPassed(key: string): SQL {
  return sql`${contacts.id} in (select ${passages.contactId} from ${passages} where ${passages.passed} @> array[${key}]::text[])`;
}

/** Written out, because the index of live contacts serves no parameter. */
const statusIs = { live: sql`${contacts.status} = 'live'`, ended: sql`${contacts.status} = 'ended'` };

/** Where the next page goes on: new contacts that arrive meanwhile do not move it. */
function writeCursor(last: Contact): string {
  return Buffer.from(`${last.startedAt} ${last.id}`).toString('base64url');
}

function readCursor(cursor: string): { startedAt: string; id: string } {
  const [startedAt = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split(' ');
  if (
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(startedAt) &&
    !Number.isNaN(Date.parse(startedAt)) &&
    /^[\w.:~-]+$/.test(id)
  ) {
    return { startedAt, id };
  }
  throw new ServiceError('invalid-input', { issues: [ruleIssue(['query', 'cursor'], 'cursor')] });
}
