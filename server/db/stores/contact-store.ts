import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { ContactStore } from '#runtime/engine/ports.ts';
import type { Database, OpenDatabase } from '../open.ts';
import { selectRows } from '../rows.ts';
import { toJsonb } from '../to-jsonb.ts';
import { claimOrphans, readEndedContact, readOwnContacts } from './claim-orphans.ts';
import { mergeChanges, type PendingContact, toRows } from './pending-contact.ts';
import { createSoundNotes } from './sound-notes.ts';

export interface ContactStoreOptions {
  database: Pick<OpenDatabase, 'db' | 'runPrepared'>;
  /** Name of this server; a new start under the same name ends the lease of the one before at once. */
  nodeId: string;
  /** This one start of it: the owner of its contacts. */
  incarnation: string;
  leaseSeconds: number;
}

/** The journal in the database. One statement commits the changes of many contacts. */
export function createContactStore(options: ContactStoreOptions): ContactStore & { register(): Promise<void> } {
  const { nodeId, incarnation, leaseSeconds } = options;
  const { db, runPrepared } = options.database;
  const leaseEnd = sql`now() + make_interval(secs => ${leaseSeconds}::double precision)`;

  return {
    async register() {
      await db.execute(sql`
        insert into server_nodes (id, incarnation, started_at, lease_until)
        values (${nodeId}, ${incarnation}, now(), ${leaseEnd})
        on conflict (id) do update set incarnation = excluded.incarnation, started_at = now(), lease_until = excluded.lease_until`);
      await db.execute(sql`delete from server_nodes where lease_until < now() - interval '1 day'`);
    },

    async commit(changes) {
      const lost = new Set<string>();
      let pending = mergeChanges(changes);
      // A commit whose answer was lost on the way may be repeated with more lines: what is there already is skipped, once.
      for (let attempt = 0; pending.length > 0; attempt += 1) {
        const accepted = await write(runPrepared, incarnation, pending);
        const refused = pending.filter((contact) => !accepted.has(contact.id));
        if (refused.length === 0) break;
        pending = attempt === 0 ? await keepUnwritten(db, incarnation, refused, lost) : [];
        if (attempt > 0) for (const contact of refused) lost.add(contact.id);
      }
      return lost;
    },

    async takeOver({ again } = { again: false }) {
      const own = again ? await readOwnContacts(db, incarnation) : [];
      return [...own, ...(await claimOrphans(db, incarnation))];
    },

    async findStates(contactIds) {
      const ids = JSON.stringify(contactIds);
      const known = await selectRows(
        db,
        sql`
          select id, case when status <> 'live' then 'ended' when owner = ${incarnation} then 'ours' else 'elsewhere' end as state
          from contacts where id in (select jsonb_array_elements_text(${ids}::jsonb))`,
        z.object({ id: z.string(), state: z.enum(['ours', 'elsewhere', 'ended']) }),
      );
      return new Map(known.map((row) => [row.id, row.state]));
    },

    readEnded: (contactId) => readEndedContact(db, contactId),

    noteSound: createSoundNotes(runPrepared, incarnation),

    async renewLease() {
      const renewed = await selectRows(
        db,
        sql`
          insert into server_nodes (id, incarnation, started_at, lease_until)
          values (${nodeId}, ${incarnation}, now(), ${leaseEnd})
          on conflict (id) do update set lease_until = excluded.lease_until
          where server_nodes.incarnation = excluded.incarnation
          returning id`,
        withId,
      );
      if (renewed.length === 0) throw new Error(`lease.superseded: another server runs under the name ${nodeId}`);
    },

    async release() {
      await db.execute(sql`delete from server_nodes where id = ${nodeId} and incarnation = ${incarnation}`);
    },
  };
}

/** @returns Ids of what was written. */
async function write(
  run: OpenDatabase['runPrepared'],
  owner: string,
  pending: readonly PendingContact[],
): Promise<ReadonlySet<string>> {
  const rows = toRows(pending);
  const parameters = [toJsonb(rows.contacts), toJsonb(rows.recordings), owner];
  const accepted = await run(commitStatement, parameters);
  return new Set(accepted.map((row) => withId.parse(row).id));
}

/**
 * Writes contacts, lines and recordings to fetch. Only contacts that are still this server's and whose journal ends
 * where the new lines begin are touched; the row lock of the update keeps others from taking them over meanwhile.
 */
const commitStatement = `
  with change as (
    select * from jsonb_to_recordset($1::text::jsonb) as x(
      id text, opened boolean, kind text, parent_id text, campaign text, caller text, called text, flow_id text, flow_version int, started_at timestamptz,
      node text, status text, result text, failure text, ended_at timestamptz, first int, lines int, journal jsonb)
  ), opened as (
    insert into contacts (id, kind, parent_id, campaign, status, result, failure, caller, called, flow_id, flow_version, node,
      started_at, ended_at, lines, owner)
    select id, kind, parent_id, campaign, status, result, failure, caller, called, flow_id, flow_version, node,
      started_at, ended_at, lines, $3::text
    from change where opened
    on conflict (id) do nothing
    returning id
  ), continued as (
    update contacts c
    set node = x.node, status = x.status, result = x.result, failure = x.failure, ended_at = x.ended_at, lines = x.lines
    from change x
    where c.id = any(array(select id from change where not opened)) and x.id = c.id
      and c.owner = $3::text and c.status = 'live' and c.lines = x.first
    returning c.id, x.journal
  ), accepted as (
    select id, journal from continued union all select o.id, x.journal from opened o join change x on x.id = o.id
  ), written as (
    insert into journal (contact_id, seq, at, event, trace, effects)
    select a.id, l.* from accepted a, jsonb_to_recordset(a.journal) as l(
      seq int, at timestamptz, event jsonb, trace jsonb, effects jsonb)
  ), recorded as (
    insert into recordings (contact_id, id, seconds, next_attempt_at)
    select r.contact_id, r.id, r.seconds, now() from jsonb_to_recordset($2::text::jsonb) as r(
      contact_id text, id text, seconds double precision)
    join accepted a on a.id = r.contact_id
    on conflict do nothing
  )
  select id from accepted`;

const withId = z.object({ id: z.string() });
const stored = z.object({ id: z.string(), lines: z.number() });

/** Of the refused contacts, those that are this server's and have lines that are not stored yet; the rest is done or lost. */
async function keepUnwritten(
  db: Database,
  owner: string,
  refused: readonly PendingContact[],
  lost: Set<string>,
): Promise<PendingContact[]> {
  const ids = JSON.stringify(refused.map((contact) => contact.id));
  const own = await selectRows(
    db,
    sql`
      select id, lines from contacts
      where owner = ${owner} and id in (select jsonb_array_elements_text(${ids}::jsonb))`,
    stored,
  );
  const linesOf = new Map(own.map((row) => [row.id, row.lines]));
  return refused.flatMap((contact) => {
    const lines = linesOf.get(contact.id);
    if (lines === undefined) lost.add(contact.id);
    if (lines === undefined || lines >= contact.first + contact.lines.length) return [];
    return [{ ...contact, opened: undefined, first: lines, lines: contact.lines.filter((line) => line.seq >= lines) }];
  });
}
