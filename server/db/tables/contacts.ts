import { sql } from 'drizzle-orm';
import { boolean, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import type { ContactKind } from '#schemas/domain/contact.ts';
import type { ContactResult } from '#schemas/effects/contact.ts';
import { moment } from './columns.ts';

export const contacts = pgTable(
  'contacts',
  {
    id: text('id').primaryKey(),
    /** A call that came in or was placed, the overflow flow of its wait, or the agent's script. */
    kind: text('kind').$type<ContactKind>().notNull().default('call'),
    /** The contact that it accompanies; null for a call. */
    parentId: text('parent_id'),
    campaign: text('campaign').notNull().default(''),
    status: text('status').$type<'live' | 'ended'>().notNull(),
    result: text('result').$type<ContactResult>(),
    failure: text('failure'),
    caller: text('caller').notNull(),
    called: text('called').notNull(),
    flowId: text('flow_id').notNull(),
    flowVersion: integer('flow_version').notNull(),
    node: text('node').notNull(),
    startedAt: moment('started_at').notNull(),
    endedAt: moment('ended_at'),
    /** Lines in the journal; the next one has this number. */
    lines: integer('lines').notNull(),
    /** The running server (one start of it) that drives the contact. */
    owner: text('owner').notNull(),
    /** The playback that a waiting caller hears, begun last. */
    sound: text('sound').notNull().default(''),
    /** Ended and part of the traffic tables. */
    addedUp: boolean('added_up').notNull().default(false),
  },
  (table) => [
    index('contacts_started').on(table.startedAt, table.id),
    index('contacts_flow').on(table.flowId, table.startedAt, table.id),
    index('contacts_result').on(table.result, table.startedAt, table.id),
    index('contacts_live').on(table.startedAt, table.id).where(sql`status = 'live'`),
    index('contacts_parent').on(table.parentId).where(sql`parent_id is not null`),
    index('contacts_campaign').on(table.campaign, table.startedAt, table.id).where(sql`campaign <> ''`),
    index('contacts_not_added_up').on(table.startedAt).where(sql`added_up = false`),
  ],
);
