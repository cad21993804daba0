import { and, eq, isNull, sql } from 'drizzle-orm';
import type { ConversationRules, ConversationState } from '#runtime/acd/conversation/state.ts';
import type { Write } from '#runtime/acd/conversation/turn.ts';
import type { EngineLog } from '#runtime/engine/ports.ts';
import type { Database } from '../db/open.ts';
import { recordings } from '../db/tables/index.ts';
import { repeat, type StopRepeating } from '../repeat.ts';

const DAY_MS = 86_400_000;
/** A status that was given by mistake can still be put right, and the recording is kept after all. */
const GRACE_MS = 3_600_000;
/** The telephone system closes its file first. */
const FETCH_AFTER_MS = 2_000;

/** A recording is kept for days, so an hour more does not matter. */
const SWEEP_MS = 3_600_000;

type RecordingWrite = Extract<Write, { write: 'recorded' | 'measured' }>;

/** A recording of a conversation, which is fetched as those of flows are. */
export async function writeRecording(
  tx: Database,
  { id, contactId }: Pick<ConversationState, 'id' | 'contactId'>,
  write: RecordingWrite,
  at: number,
): Promise<void> {
  const mine = and(eq(recordings.conversationId, id), eq(recordings.id, write.recordingId));
  if (write.write === 'recorded') {
    await tx
      .insert(recordings)
      .values({
        // Of a call without a contact it is kept under the conversation itself.
        contactId: contactId === '' ? id : contactId,
        id: write.recordingId,
        conversationId: id,
        seconds: write.seconds,
        deleteAt: write.deleteAt === null ? null : new Date(write.deleteAt),
        nextAttemptAt: new Date(at + FETCH_AFTER_MS),
      })
      .onConflictDoNothing();
  } else if (write.failed) {
    await tx.delete(recordings).where(and(mine, isNull(recordings.wav)));
  } else {
    await tx.update(recordings).set({ seconds: write.seconds }).where(mine);
  }
}

/** With recording by status: kept with one of the statuses, otherwise deleted soon. */
export async function keepByDisposition(
  tx: Database,
  { id, rules, code }: { id: string; rules: ConversationRules; code: string | null },
  at: number,
): Promise<void> {
  if (rules.recording !== 'dispositions') return;
  const kept = code !== null && rules.recordingCodes.includes(code);
  const keptUntil = rules.recordingDays > 0 ? new Date(at + rules.recordingDays * DAY_MS) : null;
  await tx
    .update(recordings)
    .set({ deleteAt: kept ? keptUntil : new Date(at + GRACE_MS) })
    .where(eq(recordings.conversationId, id));
}

/** Deletes recordings whose time is over, now and from time to time. @returns how to stop. */
export function sweepRecordings(db: Database, log: EngineLog): StopRepeating {
  const sweep = () => db.delete(recordings).where(sql`${recordings.deleteAt} <= now()`);
  return repeat(sweep, { pauseMs: SWEEP_MS, log, failed: 'old recordings could not be deleted' });
}
