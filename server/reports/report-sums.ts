import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { EngineLog } from '#runtime/engine/ports.ts';
import { moment } from '../db/moment.ts';
import type { Database } from '../db/open.ts';
import { selectRows } from '../db/rows.ts';
import {
  reportAgentTimes,
  reportChanges,
  reportConversations,
  reportDispositions,
  reportWaits,
} from '../db/tables/index.ts';
import { toJsonb } from '../db/to-jsonb.ts';
import { repeat, type StopRepeating } from '../repeat.ts';
import { addUpDay } from './add-up-day.ts';
import { otherGoal, REPORT_ZONE, readReportZone } from './read-live-days.ts';
import { daysOf, type ReportDay, type ReportSource } from './report-days.ts';

const ROUND_MS = 15_000;
/** Any number that nothing else on the database uses for an advisory lock. */
const addingLock = 7_294_002;

interface Settings {
  db: Database;
  timeZone: string;
}

/** Adds up days for the reports, again and again; one server at a time does so. @returns how to stop. */
export function keepReportSums({ db, timeZone, log }: Settings & { log: EngineLog }): StopRepeating {
  let isAdopted = false;
  return repeat(
    async (signal) => {
      if (!isAdopted) await adoptTimeZone({ db, timeZone });
      isAdopted = true;
      await addUpDays({ db, timeZone, signal });
    },
    { pauseMs: ROUND_MS, log, failed: 'could not add up reports' },
  );
}

/** Begins anew with the days of a time zone, unless it is that of the sums already. */
export function adoptTimeZone({ db, timeZone }: Settings): Promise<void> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${addingLock}::int)`);
    if ((await readReportZone(tx)) === timeZone) return;
    const all = [reportWaits, reportConversations, reportDispositions, reportAgentTimes, reportChanges];
    for (const table of all) await tx.delete(table);
    // Everything there is has changed; a day more, because the servers' clocks may be ahead of the database's.
    await tx.execute(sql`
      insert into report_changes (source, began_at, ended_at)
      select source, began_at, greatest(began_at, now()) + interval '1 day'
      from (
        select 'waits' as source, min(entered_at) as began_at from waits
        union all select 'conversations', min(offered_at) from conversations
        union all select 'agent-times', min(began_at) from agent_spans
      ) as first
      where began_at is not null`);
    await tx.execute(sql`
      insert into installation (key, value) values (${REPORT_ZONE}, ${toJsonb(timeZone)}::jsonb)
      on conflict (key) do update set value = excluded.value`);
  });
}

/**
 * Adds up every day that is over and in which something has changed. A day's sums are made anew in one transaction with
 * taking the notes of its changes away, so that whatever is in between neither gets lost nor counts twice.
 */
export async function addUpDays({ db, timeZone, signal }: Settings & { signal?: AbortSignal }): Promise<void> {
  const days = await sortChanges({ db, timeZone });
  for (const { source, ...day } of days) {
    if (signal?.aborted) return;
    await db.transaction(async (tx) => {
      if (!(await isMine(tx, timeZone))) return;
      await tx.execute(sql`
        delete from report_changes
        where source = ${source} and began_at >= ${moment(day.from)} and ended_at < ${moment(day.to)}`);
      await addUpDay(tx, source, day);
    });
  }
}

/** Whether nobody else adds up, until the transaction ends, and the sums are of this time zone. */
async function isMine(tx: Database, timeZone: string): Promise<boolean> {
  const [lock] = await selectRows(
    tx,
    sql`select pg_try_advisory_xact_lock(${addingLock}::int) as held`,
    z.object({ held: z.boolean() }),
  );
  return lock?.held === true && (await readReportZone(tx)) === timeZone;
}

const changeRow = z.object({
  source: z.enum(['waits', 'conversations', 'agent-times', 'goals']),
  // As numbers in text, because the drivers disagree on how a time comes back.
  from: z.coerce.number(),
  to: z.coerce.number(),
});

type ChangedDay = ReportDay & { source: ReportSource };

/** Puts one note for each day in the place of all the notes about it. @returns days that are over. */
function sortChanges({ db, timeZone }: Settings): Promise<ChangedDay[]> {
  return db.transaction(async (tx) => {
    if (!(await isMine(tx, timeZone))) return [];
    const changes = await selectRows(
      tx,
      sql`
        with taken as (delete from report_changes returning *)
        -- Days begin at quarters of an hour, wherever they do.
        select distinct source, (extract(epoch from date_bin('15 minutes', began_at, 'epoch')) * 1000)::text as "from",
          (extract(epoch from case when ended_at > began_at then ended_at else date_bin('15 minutes', began_at, 'epoch') end)
            * 1000)::text as "to"
        from taken`,
      changeRow,
    );
    if (changes.length === 0) return [];
    const days = new Map<string, ChangedDay>();
    for (const { source, ...stretch } of changes) {
      const touched = source === 'goals' ? await readOtherGoals(tx, timeZone) : daysOf(timeZone, stretch);
      const counted = source === 'goals' ? 'waits' : source;
      for (const day of touched) days.set(`${counted} ${day.from}`, { ...day, source: counted });
    }
    const found = [...days.values()].sort((a, b) => b.from - a.from);
    const notes = found.map(({ source, from }) => ({ source, at: new Date(from).toISOString() }));
    await tx.execute(sql`
      insert into report_changes (source, began_at, ended_at)
      select source, at, at from jsonb_to_recordset(${toJsonb(notes)}::jsonb) as note(source text, at timestamptz)`);
    const [now] = await selectRows(
      tx,
      sql`select (extract(epoch from now()) * 1000)::text as at`,
      z.object({ at: z.coerce.number() }),
    );
    return found.filter(({ to }) => to <= (now?.at ?? 0));
  });
}

/** Days whose callers were counted as in time by other goals than those of now. */
async function readOtherGoals(tx: Database, timeZone: string): Promise<ReportDay[]> {
  const days = await selectRows(
    tx,
    sql`select distinct (extract(epoch from day) * 1000)::text as at from report_waits where ${otherGoal}`,
    z.object({ at: z.coerce.number() }),
  );
  return days.flatMap(({ at }) => [...daysOf(timeZone, { from: at, to: at })]);
}
