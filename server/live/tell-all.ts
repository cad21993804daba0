import { sql } from 'drizzle-orm';
import { channel, type Database } from '../db/open.ts';
import type { NodeMessage } from './node-bus.ts';

/** Tells all servers, this one included, as soon as the transaction is safe; nothing when it is not. */
export async function tellAll(tx: Database, message: NodeMessage): Promise<void> {
  await tx.execute(sql`select pg_notify(${channel}, ${JSON.stringify(message)})`);
}
