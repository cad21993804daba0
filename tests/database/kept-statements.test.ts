import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { type Database, type OpenDatabase, openDatabase } from '#server/db/open.ts';
import { selectRows } from '#server/db/rows.ts';
import { queues } from '#server/db/tables/index.ts';
import { type PostgresServer, startPostgresServer } from './postgres-server.ts';

let server: PostgresServer;
let open: OpenDatabase;

beforeAll(async () => {
  server = await startPostgresServer();
  open = await openDatabase({ url: await server.createDatabase() });
  await open.migrate();
});
afterAll(async () => {
  await open?.close();
  await server?.stop();
});

/** What the connection of a transaction has kept after the same was asked inside a savepoint, and again outside. */
function readKept(db: Database) {
  const ask = (tx: Database) => tx.select({ id: queues.id }).from(queues).where(eq(queues.id, '500'));
  return db.transaction(async (tx) => {
    await tx.transaction(ask);
    await ask(tx);
    const kept = z.object({ statement: z.string(), times: z.number() });
    return selectRows(
      tx,
      sql`select statement, (generic_plans + custom_plans)::int times from pg_prepared_statements
        where statement like 'select "id" from "queues"%'`,
      kept,
    );
  });
}

// First, while the connections that both share have kept nothing.
it('plans any other statement for the values that it has', async () => {
  expect(await readKept(open.db)).toEqual([]);
});

it('keeps statements that run all the time, in transactions and savepoints too', async () => {
  expect(await readKept(open.often)).toEqual([{ statement: expect.stringContaining('"queues"'), times: 2 }]);
});
