import { sql } from 'drizzle-orm';
import { boolean, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { MailSettings } from '#schemas/domain/messaging.ts';
import { moment } from './columns.ts';

/** Servers by which e-mail leaves (S26). */
export const mailServers = pgTable(
  'mail_servers',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    settings: jsonb('settings').$type<MailSettings>().notNull(),
    /** The password, encrypted; null where there is none. */
    sealed: text('sealed'),
    /** Used by everything that names no server. */
    isDefault: boolean('is_default').notNull().default(false),
    revision: integer('revision').notNull().default(1),
    updatedAt: moment('updated_at').notNull(),
    updatedBy: text('updated_by').notNull(),
  },
  (table) => [uniqueIndex('mail_servers_default').on(table.isDefault).where(sql`${table.isDefault}`)],
);
