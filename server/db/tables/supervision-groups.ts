import { pgTable, text } from 'drizzle-orm/pg-core';

/** Teams that limit what a supervisor sees (S94). Who belongs to one says so in their profile. */
export const supervisionGroups = pgTable('supervision_groups', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
});
