import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite';
import { migrate as migratePglite } from 'drizzle-orm/pglite/migrator';
import { drizzle as drizzlePostgres } from 'drizzle-orm/postgres-js';
import { migrate as migratePostgres } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { createSearchIndex } from './create-search-index.ts';
import { keepStatements } from './keep-statements.ts';
import * as tables from './tables/index.ts';

/** What services and stores see, whichever database is behind it, inside a transaction or not. */
export type Database = PgDatabase<PgQueryResultHKT, typeof tables>;

export interface OpenDatabase {
  kind: 'pglite' | 'postgres';
  db: Database;
  /** The same, for statements that run all the time and go by keys: kept prepared, perhaps with one plan for all values. */
  often: Database;
  /** Applies what is missing of `migrations/`; several servers may do so at the same time. */
  migrate(): Promise<void>;
  /** Runs a statement that runs all the time: kept prepared, on a connection of its own. Parameters are texts. */
  runPrepared(statement: string, parameters: string[]): Promise<readonly unknown[]>;
  /** Sends a text to every server on this database, this one included. At most 8,000 bytes. */
  notify(text: string): Promise<void>;
  /** @param onGap What was sent a moment ago may be lost: the connection had gone. */
  listen(receive: (text: string) => void, onGap?: () => void): Promise<void>;
  close(): Promise<void>;
}

/** Opens the Postgres server of `url`, or without one the embedded database in `dataDirectory`. */
export async function openDatabase(options: { url?: string; dataDirectory?: string }): Promise<OpenDatabase> {
  return options.url === undefined ? openPglite(options.dataDirectory) : openPostgres(options.url);
}

const migrationsFolder = join(dirname(fileURLToPath(import.meta.url)), 'migrations');
/** Triggers of the tables name it, too. */
export const channel = 'switchyard';
/** Any number that nothing else on the database uses for an advisory lock. */
const migrationLock = 7_294_001;

async function openPglite(directory: string | undefined): Promise<OpenDatabase> {
  // PGlite creates its own folder but not the ones above it.
  if (directory !== undefined && !existsSync(directory)) await mkdir(dirname(directory), { recursive: true });
  return usePglite(await PGlite.create({ dataDir: directory, extensions: { pg_trgm } }));
}

/** An embedded database that has been opened already. */
export function usePglite(client: PGlite): OpenDatabase {
  const db = drizzlePglite(client, { schema: tables });
  const receivers: ((text: string) => void)[] = [];
  return {
    kind: 'pglite',
    db,
    often: db,
    async migrate() {
      await migratePglite(db, { migrationsFolder });
      await createSearchIndex(db);
    },
    async runPrepared(statement, parameters) {
      const { rows } = await client.query(statement, parameters);
      return rows;
    },
    // There is only this process.
    async notify(text) {
      for (const receive of receivers) queueMicrotask(() => receive(text));
    },
    async listen(receive) {
      receivers.push(receive);
      // What triggers of the tables tell.
      await client.listen(channel, receive);
    },
    close: () => client.close(),
  };
}

async function openPostgres(url: string): Promise<OpenDatabase> {
  const client = postgres(url, { max: 10, onnotice: () => {}, connection: { application_name: 'switchyard' } });
  try {
    await client`select 1`;
  } catch (error) {
    await client.end({ timeout: 1 });
    throw new DatabaseError(`cannot reach the Postgres server of DATABASE_URL: ${reasonOf(error)}`);
  }
  const db = drizzlePostgres(client, { schema: tables });
  const prepared = postgres(url, { max: 1, onnotice: () => {}, connection: planOnce });
  return {
    kind: 'postgres',
    db,
    often: drizzlePostgres(keepStatements(client), { schema: tables }),
    runPrepared: (statement, parameters) => prepared.unsafe(statement, parameters, { prepare: true }),
    async migrate() {
      const single = postgres(url, { max: 1, onnotice: () => {} });
      try {
        await single`select pg_advisory_lock(${migrationLock})`;
        const migrating = drizzlePostgres(single, { schema: tables });
        await migratePostgres(migrating, { migrationsFolder });
        await createSearchIndex(migrating);
      } finally {
        await single.end();
      }
    },
    async notify(text) {
      await client.notify(channel, text);
    },
    async listen(receive, onGap = () => {}) {
      let listening = false;
      await client.listen(channel, receive, () => {
        if (listening) onGap();
        listening = true;
      });
    },
    async close() {
      await Promise.all([client.end({ timeout: 5 }), prepared.end({ timeout: 5 })]);
    },
  };
}

/**
 * Planning a statement takes longer than running it, so it is planned once, when the tables may still be empty. What
 * suits a table without rows is ruin later: a statement for this connection is written to go by index and hash.
 */
const planOnce = {
  application_name: 'switchyard journal',
  plan_cache_mode: 'force_generic_plan',
  enable_seqscan: 'off',
  enable_nestloop: 'off',
  enable_mergejoin: 'off',
  jit: 'off',
};

/** The database cannot be used; the message is for the person who starts the server. */
export class DatabaseError extends Error {
  override name = 'DatabaseError';
}

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join(', ');
  return error instanceof Error ? error.message : String(error);
}
