import { afterAll, beforeAll, describe } from 'vitest';
import { type OpenDatabase, openDatabase } from '#server/db/open.ts';
import { type PostgresServer, startPostgresServer } from './postgres-server.ts';
import { openMemoryDatabase } from './prepared-database.ts';

/** The two databases Switchyard runs on; each is migrated and shared by the tests of one file. */
export function eachDatabase(name: string, define: (database: () => OpenDatabase) => void): void {
  describe(`${name} on pglite`, () => {
    let open: OpenDatabase | undefined;
    beforeAll(async () => {
      open = await openMemoryDatabase();
    });
    afterAll(() => open?.close());
    define(() => present(open));
  });

  describe(`${name} on postgres`, () => {
    let server: PostgresServer | undefined;
    let open: OpenDatabase | undefined;
    beforeAll(async () => {
      server = await startPostgresServer();
      open = await openDatabase({ url: await server.createDatabase() });
      await open.migrate();
    });
    afterAll(async () => {
      await open?.close();
      await server?.stop();
    });
    define(() => present(open));
  });
}

function present(open: OpenDatabase | undefined): OpenDatabase {
  if (open === undefined) throw new Error('the database is only there inside a test');
  return open;
}
