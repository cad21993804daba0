import { sql } from 'drizzle-orm';
import { doublePrecision, index, pgTable, text } from 'drizzle-orm/pg-core';
import { moment } from './columns.ts';

/** Messages that callers left for a team. The sound is the recording of the contact. */
export const voicemails = pgTable(
  'voicemails',
  {
    id: text('id').primaryKey(),
    /** The effect that left it; one that is carried out again after a crash leaves nothing twice. */
    effectId: text('effect_id').notNull().unique(),
    box: text('box').notNull(),
    contactId: text('contact_id').notNull(),
    recordingId: text('recording_id').notNull(),
    seconds: doublePrecision('seconds').notNull(),
    leftAt: moment('left_at').notNull().defaultNow(),
    campaign: text('campaign').notNull().default(''),
    /** When it goes to another queue unless it is handled before (S82); null: it stays. */
    movesAt: moment('moves_at'),
    movesTo: text('moves_to').notNull().default(''),
    /** Both null until somebody has handled it. */
    handledAt: moment('handled_at'),
    handledBy: text('handled_by'),
  },
  (table) => [
    index('voicemails_left').on(table.leftAt, table.id),
    index('voicemails_open').on(table.leftAt, table.id).where(sql`handled_at is null`),
  ],
);
