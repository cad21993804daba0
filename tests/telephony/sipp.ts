import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { asteriskRoot } from './asterisk-root.ts';

export interface SippRun {
  /** Scenario text. */
  scenario: string;
  /** Host and port to send to; a server has none. */
  remote?: string;
  /** Loopback address to call from, by which Asterisk tells trunks apart. */
  localAddress?: string;
  /** Further command-line arguments. */
  args?: readonly string[];
  /** Files to put beside the scenario. */
  files?: Record<string, Uint8Array>;
}

export interface SippResult {
  exitCode: number;
  /** Lines written by `<log>` actions. */
  log: string[];
  /** The last line of the statistics, by column name. */
  statistics: Record<string, string>;
  output: string;
}

export interface SippProcess {
  done: Promise<SippResult>;
  /** Lets calls that are up come to their end, and takes no more. */
  finish(): Promise<SippResult>;
  kill(): void;
}

/** Starts SIPp in a folder of its own inside the Debian that holds Asterisk. */
export async function startSipp(run: SippRun): Promise<SippProcess> {
  const root = asteriskRoot();
  const hostDir = await mkdtemp(path.join(root, 'tmp', 'sipp-'));
  const dir = `/${path.relative(root, hostDir)}`;
  await writeFile(path.join(hostDir, 'scenario.xml'), run.scenario);
  for (const [name, content] of Object.entries(run.files ?? {})) await writeFile(path.join(hostDir, name), content);
  const address = run.localAddress ?? '127.0.0.1';
  const sipp = [
    // It must not outlive us, however we end.
    ...['setpriv', '--pdeathsig', 'KILL', 'sipp'],
    ...(run.remote ? [run.remote] : []),
    ...['-sf', 'scenario.xml', '-i', address, '-mi', address, '-nostdin', '-timer_resol', '1'],
    ...['-trace_logs', '-log_file', 'log.txt', '-trace_err', '-error_file', 'errors.txt'],
    ...['-trace_stat', '-stf', 'statistics.csv', '-fd', '1'],
    ...(run.args ?? []),
  ];
  let signal = (_: NodeJS.Signals): void => {};
  const done = new Promise<SippResult>((resolve) => {
    const child = execFile(
      'chroot',
      [root, 'sh', '-c', `cd ${dir} && exec "$0" "$@"`, ...sipp],
      { maxBuffer: 64 * 1_048_576 },
      (error, stdout, stderr) => {
        const exitCode = error === null ? 0 : Number(error.code ?? -1);
        collect(hostDir, exitCode, stdout + stderr).then(resolve);
      },
    );
    signal = (name) => void child.kill(name);
  });
  return {
    done,
    finish() {
      signal('SIGUSR1');
      return done;
    },
    kill: () => signal('SIGKILL'),
  };
}

async function collect(dir: string, exitCode: number, output: string): Promise<SippResult> {
  const read = (name: string): Promise<string> => readFile(path.join(dir, name), 'utf8').catch(() => '');
  const errors = await read('errors.txt');
  const log = (await read('log.txt')).split('\n').filter((line) => line !== '');
  const result = {
    exitCode,
    log,
    statistics: readStatistics(await read('statistics.csv')),
    output: exitCode === 0 ? errors : `${errors}\n${output.slice(-4_000)}\n${(await readdir(dir)).join(' ')}`,
  };
  if (process.env.SWITCHYARD_KEEP_ASTERISK_FOLDERS !== '1') await rm(dir, { recursive: true, force: true });
  return result;
}

function readStatistics(csv: string): Record<string, string> {
  const lines = csv.split('\n').filter((line) => line !== '');
  const names = lines[0]?.split(';') ?? [];
  const values = lines.at(-1)?.split(';') ?? [];
  return Object.fromEntries(names.flatMap((name, index) => (name ? [[name, values[index] ?? '']] : [])));
}
