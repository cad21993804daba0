import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { ContactStore } from '#runtime/engine/ports.ts';
import type { Database } from '../open.ts';
import { selectRows } from '../rows.ts';
import { toJsonb } from '../to-jsonb.ts';
import { claimOrphans } from './claim-orphans.ts';
import { mergeChanges, type PendingContact, toRows } from './pending-contact.ts';

export interface ContactStoreOptions {
  db: Database;
  /** Name of this server; a new start under the same name ends the lease of the one before at once. */
  nodeId: string;
  /** This one start of it: the owner of its contacts. */
  incarnation: string;
  leaseSeconds: number;
}

/** The journal in the database. One statement commits the changes of many contacts. */
export function createContactStore(options: ContactStoreOptions): ContactStore & { register(): Promise<void> } {
  const { db, nodeId, incarnation, leaseSeconds } = options;
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
        const accepted = await write(db, incarnation, pending);
        const refused = pending.filter((contact) => !accepted.has(contact.id));
        if (refused.length === 0) break;
        pending = attempt === 0 ? await keepUnwritten(db, incarnation, refused, lost) : [];
        if (attempt > 0) for (const contact of refused) lost.add(contact.id);
      }
      return lost;
    },

    takeOver: () => claimOrphans(db, incarnation),

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

/**
 * Writes contacts, lines and recordings to fetch. Only contacts that are still this server's and whose journal ends
 * where the new lines begin are touched; the row lock of the update keeps others from taking them over meanwhile.
 * @returns Ids of what was written.
 */
// `coalesce` keeps the planner from the index of live contacts: with it, it takes them for few and compares each with each.
async function write(db: Database, owner: string, pending: readonly PendingContact[]): Promise<ReadonlySet<string>> {
  const rows = toRows(pending);
  const accepted = await selectRows(
    db,
    sql`
      with change as (
        select * from jsonb_to_recordset(${toJsonb(rows.contacts)}::jsonb) as x(
          id text, opened boolean, caller text, called text, flow_id text, flow_version int, started_at timestamptz,
          node text, status text, result text, failure text, ended_at timestamptz, first int, lines int)
      ), opened as (
        insert into contacts (id, status, result, failure, caller, called, flow_id, flow_version, node, started_at, ended_at, lines, owner)
        select id, status, result, failure, caller, called, flow_id, flow_version, node, started_at, ended_at, lines, ${owner}
        from change where opened
        on conflict (id) do nothing
        returning id
      ), continued as (
        update contacts c
        set node = x.node, status = x.status, result = x.result, failure = x.failure, ended_at = x.ended_at, lines = x.lines
        from change x
        where not x.opened and c.id = x.id and c.owner = ${owner} and coalesce(c.status, '') = 'live' and c.lines = x.first
        returning c.id
      ), accepted as (
        select id from opened union all select id from continued
      ), written as (
        insert into journal (contact_id, seq, at, event, trace, effects)
        select l.* from jsonb_to_recordset(${toJsonb(rows.lines)}::jsonb) as l(
          contact_id text, seq int, at timestamptz, event jsonb, trace jsonb, effects jsonb)
        join accepted a on a.id = l.contact_id
      ), recorded as (
        insert into recordings (contact_id, id, seconds, next_attempt_at)
        select r.contact_id, r.id, r.seconds, now() from jsonb_to_recordset(${toJsonb(rows.recordings)}::jsonb) as r(
          contact_id text, id text, seconds double precision)
        join accepted a on a.id = r.contact_id
        on conflict do nothing
      )
      select id from accepted`,
    withId,
  );
  return new Set(accepted.map((row) => row.id));
}

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
