import { z } from 'zod';
import type { JournalEntry } from '#schemas/domain/contact.ts';

const recorded = z.object({ data: z.object({ recording: z.string().min(1) }) });

/** The recordings a contact made, numbered in order, with the journal line that tells of each. */
export function recordingsOf(entries: readonly JournalEntry[]): { seq: number; id: string; number: number }[] {
  return entries
    .flatMap(({ seq, event }) => {
      const found = event.type.startsWith('record.') ? recorded.safeParse(event).data : undefined;
      return found ? [{ seq, id: found.data.recording }] : [];
    })
    .map((recording, index) => ({ ...recording, number: index + 1 }));
}
