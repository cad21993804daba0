import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { EngineLog } from '#runtime/engine/ports.ts';
import type { TelephonyPort } from '#runtime/telephony/port.ts';
import type { Database } from '../db/open.ts';
import { selectRows } from '../db/rows.ts';
import { recordings } from '../db/tables/index.ts';

export interface RecordingFetcher {
  /** A recording has just ended: do not wait for the next round. */
  wake(): void;
  stop(): Promise<void>;
}

const roundMs = 10_000;
const perRound = 20;
/** With the waits between them, tries go on for about a day. */
const maxAttempts = 30;

/**
 * Moves finished recordings from the telephone system into the database, and tries again until it has them. None stays
 * behind there, where nobody would delete it when its time is over.
 */
export function createRecordingFetcher({
  db,
  log,
  telephony,
}: {
  db: Database;
  log: EngineLog;
  telephony: Pick<TelephonyPort, 'fetchRecording' | 'deleteRecording'>;
}): RecordingFetcher {
  let stopped = false;
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> | null = null;
  let wanted = false;

  function start(): void {
    wanted = true;
    if (running || stopped) return;
    if (timer) clearTimeout(timer);
    running = (async () => {
      while (wanted && !stopped) {
        wanted = false;
        await round().catch((error: unknown) => log.warn({ error }, 'could not look for recordings'));
      }
      running = null;
      if (!stopped) timer = setTimeout(start, roundMs);
      timer?.unref();
    })();
  }

  async function round(): Promise<void> {
    for (;;) {
      const claimed = await claim(db);
      for (const recording of claimed) await move(recording);
      if (claimed.length < perRound || stopped) return;
    }
  }

  async function move({ contact_id, id, attempts, is_here }: Claimed): Promise<void> {
    const where = and(eq(recordings.contactId, contact_id), eq(recordings.id, id));
    try {
      if (!is_here) {
        const wav = await telephony.fetchRecording(id);
        await db.update(recordings).set({ wav }).where(where);
      }
      await telephony.deleteRecording(id);
      await db.update(recordings).set({ nextAttemptAt: null }).where(where);
    } catch (error) {
      const isLast = attempts >= maxAttempts;
      log.warn(
        { error, contactId: contact_id, recording: id, attempts },
        isLast ? 'recording given up' : 'recording not moved yet',
      );
      if (isLast) await db.update(recordings).set({ nextAttemptAt: null }).where(where);
    }
  }

  start();
  return {
    wake: start,
    async stop() {
      stopped = true;
      if (timer) clearTimeout(timer);
      await running;
    },
  };
}

const claimedRow = z.object({ contact_id: z.string(), id: z.string(), attempts: z.number(), is_here: z.boolean() });
type Claimed = z.infer<typeof claimedRow>;

/** Puts the next try off before this one begins, so that another server, or this one after a crash, does not do it too. */
function claim(db: Database): Promise<Claimed[]> {
  return selectRows(
    db,
    sql`
      update recordings r
      set attempts = r.attempts + 1, next_attempt_at = now() + make_interval(secs => least(3600, 5 * power(2, least(r.attempts, 12))))
      from (
        select contact_id, id from recordings
        where next_attempt_at <= now()
        order by next_attempt_at
        limit ${perRound}
        for update skip locked
      ) due
      where r.contact_id = due.contact_id and r.id = due.id
      returning r.contact_id, r.id, r.attempts, r.wav is not null as is_here`,
    claimedRow,
  );
}
