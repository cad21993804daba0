import { and, asc, eq, isNull, lt, lte, ne, notExists, notInArray, or, type SQL, sql } from 'drizzle-orm';
import type { Wait } from '#runtime/acd/ports.ts';
import type { KeptWait } from '#runtime/acd/store.ts';
import { isOneOf } from '../db/is-one-of.ts';
import type { Database } from '../db/open.ts';
import { callbacks, contacts, queues, skillGroups, voicemails, waits } from '../db/tables/index.ts';
import { MAX_ATTEMPTS } from './finish-conversation.ts';
import { releasePromises } from './release-promises.ts';
import { toWait } from './rows.ts';
import { newWait } from './wait-store.ts';
import { readBusyCustomers, readClosedCampaigns } from './who-may-be-called.ts';

/** Promised calls and messages of one round; the next one follows within seconds. */
const PER_ROUND = 200;

type CallbackRow = typeof callbacks.$inferSelect;
type VoicemailRow = typeof voicemails.$inferSelect;

interface Now {
  at: number;
  /** Of the installation, IANA name. */
  timeZone: string;
}

/** Begins what is due, moves what nobody has handled in time, and holds promised calls to whom nobody may call now. */
export async function openDueWaits(db: Database, now: Now): Promise<KeptWait[]> {
  const { at } = now;
  return [
    ...(await moveVoicemails(db, at)),
    ...(await releasePromises(db)),
    ...(await db.transaction((tx) => openVoicemails(tx, at))),
    ...(await db.transaction((tx) => openCallbacks(tx, now))),
    ...(await holdUncallable(db, now)),
  ];
}

/** The wait of a promised call or a message, whether or not it is due. */
export async function openWaitAbout(
  db: Database,
  { medium, id }: { medium: 'callback' | 'voicemail'; id: string },
  at: number,
): Promise<KeptWait | null> {
  const [open] = await db
    .select()
    .from(waits)
    .where(and(eq(waits.about, id), isNull(waits.end)));
  if (open) return open.conversationId === null ? toWait(open, true) : null;
  return db.transaction(async (tx) => {
    if (medium === 'voicemail') {
      const found = await selectVoicemails(tx, eq(voicemails.id, id));
      const [wait] = await insertWaits(
        tx,
        found.map((row) => voicemailWait(row, at)),
      );
      return wait ?? null;
    }
    const found = await selectCallbacks(tx, eq(callbacks.id, id));
    const [wait] = await insertWaits(tx, await callbackWaits(tx, found, at));
    return wait ?? null;
  });
}

async function openVoicemails(tx: Database, at: number): Promise<KeptWait[]> {
  const due = await selectVoicemails(tx, undefined);
  return insertWaits(
    tx,
    due.map((row) => voicemailWait(row, at)),
  );
}

async function openCallbacks(tx: Database, now: Now): Promise<KeptWait[]> {
  const { at } = now;
  const closed = await readClosedCampaigns(tx, now);
  const due = await selectCallbacks(
    tx,
    and(
      // Not among those of whom there is room for so many: they would keep the others from their turn all night.
      notInArray(callbacks.campaign, closed),
      or(isNull(callbacks.dueAt), lte(callbacks.dueAt, new Date(at))),
      lt(callbacks.attempts, MAX_ATTEMPTS),
      // Who asked for it is still on the line, perhaps talking to an agent; an overflow flow asks for its caller.
      sql`not exists (select 1 from contacts c left join contacts p on p.id = c.parent_id
        where c.id = ${callbacks.contactId} and (c.status = 'live' or p.status = 'live'))`,
    ),
  );
  const busy = due.length === 0 ? new Set() : await readBusyCustomers(tx);
  const free = due.filter(({ number }) => !busy.has(number));
  return insertWaits(tx, await callbackWaits(tx, free, at));
}

/** Those that nobody handles or waits with. Another server passes over what this one has. */
function selectVoicemails(tx: Database, where: SQL | undefined): Promise<(VoicemailRow & { caller: string })[]> {
  return tx
    .select({ row: voicemails, caller: contacts.caller })
    .from(voicemails)
    .innerJoin(contacts, eq(contacts.id, voicemails.contactId))
    .where(and(isNull(voicemails.handledAt), notExists(openAbout(tx, sql`${voicemails.id}`)), where))
    .orderBy(asc(voicemails.leftAt))
    .limit(PER_ROUND)
    .for('update', { of: voicemails, skipLocked: true })
    .then((rows) => rows.map(({ row, caller }) => ({ ...row, caller })));
}

function selectCallbacks(tx: Database, where: SQL | undefined): Promise<CallbackRow[]> {
  return tx
    .select()
    .from(callbacks)
    .where(and(isNull(callbacks.handledAt), notExists(openAbout(tx, sql`${callbacks.id}`)), where))
    .orderBy(asc(callbacks.askedAt))
    .limit(PER_ROUND)
    .for('update', { skipLocked: true });
}

function openAbout(tx: Database, id: SQL) {
  return tx
    .select({ one: sql`1` })
    .from(waits)
    .where(and(eq(waits.about, id), isNull(waits.end)));
}

function voicemailWait(row: VoicemailRow & { caller: string }, at: number): Wait {
  return {
    ...plain,
    id: `voicemail-${row.id}-${at}`,
    queue: row.box,
    medium: 'voicemail',
    // Oldest first (S85).
    since: row.leftAt.getTime(),
    enteredAt: at,
    contactId: row.contactId,
    campaign: row.campaign,
    customer: row.caller,
    about: row.id,
  };
}

async function callbackWaits(tx: Database, rows: readonly CallbackRow[], at: number): Promise<Wait[]> {
  if (rows.length === 0) return [];
  const decrementing = await readDecrementing(tx);
  return rows.map((row) => ({
    ...plain,
    id: `callback-${row.id}-${row.attempts}-${at}`,
    queue: row.queue,
    medium: 'callback',
    priority: row.priority,
    // Who waited in the queue keeps their place; a call at a time of its own waits from then on.
    since: (row.waitingSince ?? row.dueAt ?? row.askedAt).getTime(),
    enteredAt: at,
    skills: row.skills,
    decrement: row.skills.every(({ skill, level }) => level === 0 || decrementing.has(skill)),
    onlyFor: row.agent,
    contactId: row.contactId,
    campaign: row.campaign,
    customer: row.number,
    about: row.id,
  }));
}

const plain: Omit<
  Wait,
  'id' | 'queue' | 'medium' | 'since' | 'enteredAt' | 'contactId' | 'campaign' | 'customer' | 'about'
> = {
  priority: 0,
  skills: [],
  decrement: false,
  held: false,
  refusedBy: [],
  onlyFor: null,
  called: '',
  whisper: [],
};

/** What they are about is locked by now. Whoever had it before may have begun a wait since it was looked for: that counts. */
async function insertWaits(tx: Database, found: readonly Wait[]): Promise<KeptWait[]> {
  if (found.length === 0) return [];
  const abouts = found.flatMap(({ about }) => about ?? []);
  const begun = await tx
    .select({ about: waits.about })
    .from(waits)
    .where(and(isOneOf(waits.about, abouts), isNull(waits.end)));
  const wanted = found.filter(({ about }) => begun.every((open) => open.about !== about));
  if (wanted.length === 0) return [];
  const rows = await tx
    .insert(waits)
    .values(wanted.map((wait) => newWait(wait, null)))
    .onConflictDoNothing({ target: waits.id })
    .returning();
  return rows.map((row) => toWait(row, true));
}

/** Messages that nobody has handled in time go to another queue (S82). Who is hearing one keeps it. */
async function moveVoicemails(db: Database, at: number): Promise<KeptWait[]> {
  const now = new Date(at);
  return db.transaction(async (tx) => {
    const due = await tx
      .select({ id: voicemails.id, to: voicemails.movesTo })
      .from(voicemails)
      .where(and(isNull(voicemails.handledAt), lte(voicemails.movesAt, now), ne(voicemails.movesTo, '')))
      .limit(PER_ROUND)
      .for('update', { skipLocked: true });
    const changed: KeptWait[] = [];
    const known = due.length === 0 ? [] : await tx.select({ id: queues.id }).from(queues);
    const isThere = new Set(known.map((queue) => queue.id));
    for (const { id, to } of due) {
      if (!isThere.has(to)) {
        // Nobody serves a queue that has been deleted: the message stays with those who have it.
        await tx.update(voicemails).set({ movesTo: '', movesAt: null }).where(eq(voicemails.id, id));
        continue;
      }
      const ended = await tx
        .update(waits)
        .set({ end: 'moved', endedAt: now })
        .where(and(eq(waits.about, id), isNull(waits.end), isNull(waits.conversationId)))
        .returning();
      // Looked for only now: somebody may have been given it at this very moment.
      const [heard] = await openAbout(tx, sql`${id}`);
      if (heard) continue;
      await tx.update(voicemails).set({ box: to, movesAt: null }).where(eq(voicemails.id, id));
      changed.push(...ended.map((row) => toWait(row, true)));
    }
    return changed;
  });
}

/**
 * Promised calls wait, but are given to nobody, outside the hours in which customers are called (S22), and while the
 * customer is on the line, or an agent is not done with them: they have called themselves.
 */
async function holdUncallable(db: Database, now: Now): Promise<KeptWait[]> {
  const open = await db
    .select()
    .from(waits)
    .where(and(eq(waits.medium, 'callback'), isNull(waits.end), isNull(waits.conversationId)));
  if (open.length === 0) return [];
  const closed = new Set(await readClosedCampaigns(db, now));
  const busy = await readBusyCustomers(db);
  const changed: KeptWait[] = [];
  for (const { id, held, campaign, customer } of open) {
    const holds = closed.has(campaign) || busy.has(customer);
    if (held === holds) continue;
    const [row] = await db
      .update(waits)
      .set({ held: holds })
      .where(and(eq(waits.id, id), isNull(waits.end), isNull(waits.conversationId)))
      .returning();
    if (row) changed.push(toWait(row, true));
  }
  return changed;
}

/** Skills whose group allows the next level below (S86). */
export async function readDecrementing(db: Database): Promise<ReadonlySet<string>> {
  const groups = await db.select().from(skillGroups).where(eq(skillGroups.decrement, true));
  return new Set(groups.flatMap(({ skills }) => skills.map(({ id }) => id)));
}
