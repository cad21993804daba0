import { DataDirectoryInUse } from './db/lock-data-directory.ts';
import { DatabaseError } from './db/open.ts';
import { readSettings, SettingsError } from './settings.ts';
import { type RunningServer, startServer } from './start-server.ts';
import { ListenError } from './startup/listen.ts';

/** Runs the server until it is told to stop; what keeps it from starting is said in one clear message. */
export async function serve(): Promise<void> {
  try {
    const settings = readSettings();
    stopOnSignal(await startServer(settings, { say }).then(greet));
  } catch (error) {
    const isExpected = [SettingsError, DatabaseError, DataDirectoryInUse, ListenError].some(
      (kind) => error instanceof kind,
    );
    process.stderr.write(`${isExpected && error instanceof Error ? error.message : describe(error)}\n`);
    process.exit(1);
  }
}

function greet(server: RunningServer): RunningServer {
  if (server.adminPassword !== null) {
    say(`First account: login admin, password ${server.adminPassword} (shown only now; change it after signing in)`);
  }
  say(`Switchyard is ready at ${server.url}`);
  return server;
}

function stopOnSignal(server: RunningServer): void {
  let stopping = false;
  const stop = async (signal: string) => {
    // Whoever asks twice does not want to wait for live calls.
    if (stopping) process.exit(1);
    stopping = true;
    say(`${signal}: finishing live calls`);
    try {
      await server.stop();
      process.exit(0);
    } catch (error) {
      process.stderr.write(`${describe(error)}\n`);
      process.exit(1);
    }
  };
  process.on('SIGTERM', () => void stop('SIGTERM'));
  process.on('SIGINT', () => void stop('SIGINT'));
  // One broken promise is a bug to look at, not a reason to drop every live call.
  process.on('unhandledRejection', (error) => server.services.log.error({ error }, 'unhandled rejection'));
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
