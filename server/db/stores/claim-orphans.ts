import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { JournalLine, OrphanedContact } from '#runtime/engine/ports.ts';
import type { Database } from '../open.ts';
import { selectRows } from '../rows.ts';

/** Contacts claimed by one statement; keeps the journals of a large installation from arriving in one piece. */
const batchSize = 500;

/** Makes `owner` the owner of every live contact whose own owner is gone, and reads their journals. */
export async function claimOrphans(db: Database, owner: string): Promise<OrphanedContact[]> {
  const claimed: OrphanedContact[] = [];
  for (;;) {
    const contacts = await claimBatch(db, owner);
    if (contacts.length === 0) return claimed;
    claimed.push(...(await withLines(db, contacts)));
    if (contacts.length < batchSize) return claimed;
  }
}

/** Live contacts that `owner` has, with their journals. */
export async function readOwnContacts(db: Database, owner: string): Promise<OrphanedContact[]> {
  const own = sql`
    select id, parent_id, flow_id, flow_version, sound from contacts
    where owner = ${owner} and status = 'live' and kind <> 'script'
    order by parent_id is not null, started_at`;
  return withLines(db, await selectRows(db, own, claimedRow));
}

/** A contact that has ended, with its journal. */
export async function readEndedContact(db: Database, id: string): Promise<OrphanedContact | null> {
  const ended = sql`
    select id, parent_id, flow_id, flow_version, sound from contacts where id = ${id} and status <> 'live'`;
  const [contact] = await withLines(db, await selectRows(db, ended, claimedRow));
  return contact ?? null;
}

const claimedRow = z.object({
  id: z.string(),
  parent_id: z.string().nullable(),
  flow_id: z.string(),
  flow_version: z.number(),
  sound: z.string(),
});

/**
 * Rows that another server is claiming or that are being written at this moment are passed over; they have an owner. A flow
 * that accompanies a call goes with it, or alone once that is over. Scripts run in browsers and are nobody's.
 *
 * Who is alive is asked once, as an array: of a row that somebody has claimed since, Postgres looks at its conditions again,
 * but takes the answer of a join or a sub-query from before.
 */
function claimBatch(db: Database, owner: string) {
  return selectRows(
    db,
    sql`
      with orphan as materialized (
        select c.id from contacts c
        where c.status = 'live' and c.owner <> ${owner} and (c.kind in ('call', 'called') or (c.kind = 'overflow' and not exists (
            select 1 from contacts p where p.id = c.parent_id and p.status = 'live')))
          and c.owner <> all(array(select incarnation from server_nodes where lease_until > now()))
        order by c.started_at
        limit ${batchSize}
        for update of c skip locked
      ), claimed as (
        update contacts set owner = ${owner}
        where id in (select id from orphan)
          or (kind = 'overflow' and status = 'live' and parent_id in (select id from orphan))
        returning id, parent_id, flow_id, flow_version, sound, started_at
      )
      select id, parent_id, flow_id, flow_version, sound from claimed
      order by parent_id is not null, started_at`,
    claimedRow,
  );
}

async function withLines(db: Database, contacts: readonly z.infer<typeof claimedRow>[]): Promise<OrphanedContact[]> {
  if (contacts.length === 0) return [];
  const lines = await readLines(
    db,
    contacts.map((contact) => contact.id),
  );
  return contacts.map((contact) => ({
    contactId: contact.id,
    parentId: contact.parent_id,
    flowId: contact.flow_id,
    flowVersion: contact.flow_version,
    lines: lines.get(contact.id) ?? [],
    sound: contact.sound,
  }));
}

const lineRow = z.object({
  contact_id: z.string(),
  seq: z.number(),
  // As a number in text, because the drivers disagree on how a time or a bigint comes back.
  at: z.coerce.number(),
  event: z.custom<JournalLine['event']>(),
  trace: z.custom<JournalLine['trace']>(),
  effects: z.custom<JournalLine['effects']>(),
});

async function readLines(db: Database, ids: readonly string[]): Promise<Map<string, JournalLine[]>> {
  const rows = await selectRows(
    db,
    sql`
      select contact_id, seq, (extract(epoch from at) * 1000)::bigint::text as at, event, trace, effects
      from journal where contact_id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))
      order by contact_id, seq`,
    lineRow,
  );
  const lines = new Map<string, JournalLine[]>();
  for (const { contact_id, ...line } of rows) {
    const known = lines.get(contact_id);
    if (known) known.push(line);
    else lines.set(contact_id, [line]);
  }
  return lines;
}
