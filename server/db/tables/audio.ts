import { doublePrecision, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { bytes, moment } from './columns.ts';

/** The audio library, already converted; kept here so that every server node has it. */
export const audio = pgTable('audio', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  source: text('source').notNull(),
  seconds: doublePrecision('seconds').notNull(),
  /** 8 kHz, 16 bit, mono. */
  wav: bytes('wav').notNull(),
  bytes: integer('bytes').notNull(),
  /** Of the wav; part of the name of its copies on disk, so that a replaced file is never mistaken for the old one. */
  hash: text('hash').notNull(),
  createdAt: moment('created_at').notNull(),
  createdBy: text('created_by').notNull(),
});
