import { index, integer, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core';
import { moment } from './columns.ts';

/**
 * What ended contacts did on their flow, added up by the quarter of an hour in which they began. Any period is a sum of
 * rows, however many contacts there were.
 */
export const traffic = pgTable(
  'traffic',
  {
    flowId: text('flow_id').notNull(),
    version: integer('version').notNull(),
    slot: moment('slot').notNull(),
    /** Path of a node; '' stands for the flow as a whole. */
    node: text('node').notNull(),
    /** The exit that was taken; '' for entering the node, `$hung-up`, `$completed` and `$failed` for ending there. */
    exit: text('exit').notNull(),
    /** Contacts that did so at least once. */
    contacts: integer('contacts').notNull(),
    /** How often it was done. */
    passages: integer('passages').notNull(),
  },
  (table) => [primaryKey({ columns: [table.flowId, table.version, table.slot, table.node, table.exit] })],
);

/** How long contacts stayed in nodes, as counts of lengths; from these the median of any period is read. */
export const trafficStays = pgTable(
  'traffic_stays',
  {
    flowId: text('flow_id').notNull(),
    version: integer('version').notNull(),
    slot: moment('slot').notNull(),
    node: text('node').notNull(),
    /** Number of the length, as `stayBucket` counts them. */
    bucket: smallint('bucket').notNull(),
    stays: integer('stays').notNull(),
  },
  (table) => [primaryKey({ columns: [table.flowId, table.version, table.slot, table.node, table.bucket] })],
);

/** The nodes and exits an ended contact passed, as `node` and `node>exit`; a contact without a row is not added up yet. */
export const passages = pgTable(
  'passages',
  {
    contactId: text('contact_id').primaryKey(),
    flowId: text('flow_id').notNull(),
    version: integer('version').notNull(),
    startedAt: moment('started_at').notNull(),
    passed: text('passed').array().notNull(),
  },
  (table) => [
    index('passages_flow').on(table.flowId, table.startedAt),
    index('passages_passed').using('gin', table.passed),
  ],
);
