import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { Voicemail } from '#schemas/domain/voicemail.ts';
import type { Database } from '../../db/open.ts';
import { contacts, recordings, voicemails } from '../../db/tables/index.ts';

interface Selection {
  where: SQL | undefined;
  orderBy: SQL[];
  limit: number;
}

/** Messages with the number of who left them. */
export async function selectVoicemails(db: Database, { where, orderBy, limit }: Selection): Promise<Voicemail[]> {
  const rows = await db
    .select({
      voicemail: voicemails,
      caller: contacts.caller,
      audible: sql<boolean>`${recordings.wav} is not null`,
    })
    .from(voicemails)
    .leftJoin(contacts, eq(contacts.id, voicemails.contactId))
    .leftJoin(
      recordings,
      and(eq(recordings.contactId, voicemails.contactId), eq(recordings.id, voicemails.recordingId)),
    )
    .where(where)
    .orderBy(...orderBy)
    .limit(limit);
  return rows.map(
    ({ voicemail: { effectId: _, leftAt, movesAt, handledAt, handledBy, ...rest }, caller, audible }) => ({
      ...rest,
      caller: caller ?? '',
      audible,
      leftAt: leftAt.toISOString(),
      movesAt: movesAt?.toISOString() ?? null,
      handled: handledAt === null ? null : { at: handledAt.toISOString(), by: handledBy ?? '' },
    }),
  );
}
