import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chmod, chown, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import {
  type AsteriskConfigInput,
  debianModules,
  type RuntimeConfig,
} from '#runtime/telephony/asterisk/config/input.ts';
import { writeAsteriskConfig } from '#runtime/telephony/asterisk/config/write-asterisk-config.ts';
import { asteriskRoot } from './asterisk-root.ts';
import { findFreePort } from './free-port.ts';

const run = promisify(execFile);

export interface AsteriskOptions {
  /** Where this Asterisk dials its runtime: `ws://127.0.0.1:port/path`. */
  runtimeUrl: string;
  /** Its application; `switchyard` if left out. */
  app?: string;
  /** Further server nodes, each with its own application. */
  moreRuntimes?: readonly RuntimeConfig[];
  waitLimitSeconds?: number;
  /** Further dialplan; it is told the media folder as Asterisk sees it. */
  extraDialplan?: (mediaDir: string) => string;
  /** Further lines of configuration files, by name. */
  extraConfig?: (mediaDir: string) => Record<string, string>;
  rtpTimeoutSeconds?: number;
}

/** An Asterisk of our own, on free loopback ports, with everything that it writes in one folder of its own. */
export interface RunningAsterisk {
  url: string;
  username: string;
  password: string;
  app: string;
  sipPort: number;
  /** Where this Asterisk sends outbound calls. */
  carrierPort: number;
  /** Folder for sound files as we see it, and as Asterisk sees it. */
  mediaDir: string;
  asteriskMediaDir: string;
  pid: () => number;
  /** Runs a command of Asterisk's console and gives what it prints. */
  console(command: string): Promise<string>;
  log(): Promise<string>;
  /** Ends the process without a goodbye and starts it again with the same configuration. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export async function startAsterisk(options: AsteriskOptions): Promise<RunningAsterisk> {
  const root = asteriskRoot();
  const hostDir = await mkdtemp(path.join(root, 'tmp', 'switchyard-'));
  const dir = `/${path.relative(root, hostDir)}`;
  const [httpPort, sipPort, carrierPort] = await Promise.all([
    findFreePort('tcp'),
    findFreePort('udp'),
    findFreePort('udp'),
  ]);
  const input = testConfig({ options, dir, httpPort, sipPort, carrierPort });
  const config = { ...writeAsteriskConfig(input) };
  for (const [name, lines] of Object.entries(options.extraConfig?.(`${dir}/media`) ?? {})) {
    config[name] = `${config[name] ?? ''}${lines}`;
  }
  await writeRunFolder(root, hostDir, config);
  const configFile = `${dir}/etc/asterisk.conf`;

  async function launch(): Promise<ChildProcess> {
    // It must not outlive us, however we end.
    const tied = ['setpriv', '--pdeathsig', 'KILL'];
    const args = ['--userspec=asterisk:asterisk', root, ...tied, 'asterisk', '-f', '-C', configFile];
    const child = spawn('chroot', args, { stdio: 'ignore' });
    await waitUntilReady(child, `http://127.0.0.1:${httpPort}/ari/asterisk/ping`, input.ari, hostDir);
    return child;
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    const forced = setTimeout(() => child.kill('SIGKILL'), 5_000);
    await exited;
    clearTimeout(forced);
  }

  let child = await launch();
  return {
    url: `http://127.0.0.1:${httpPort}`,
    username: input.ari.username,
    password: input.ari.password,
    app: input.runtimes[0]?.app ?? '',
    sipPort,
    carrierPort,
    mediaDir: path.join(hostDir, 'media'),
    asteriskMediaDir: `${dir}/media`,
    pid: () => child.pid ?? 0,
    async console(command) {
      const { stdout } = await run('chroot', [root, 'asterisk', '-C', configFile, '-rx', command]);
      return stdout;
    },
    log: () => readFile(path.join(hostDir, 'log', 'messages.log'), 'utf8'),
    async restart() {
      await end('SIGKILL');
      child = await launch();
    },
    async stop() {
      await end('SIGTERM');
      if (process.env.SWITCHYARD_KEEP_ASTERISK_FOLDERS !== '1') await rm(hostDir, { recursive: true, force: true });
    },
  };
}

/** Where probe calls come from. */
export const probeAddress = '127.0.0.2';

/** Carriers and callers are both on loopback, so one trunk stands for the whole outside world. */
function testConfig(test: {
  options: AsteriskOptions;
  dir: string;
  httpPort: number;
  sipPort: number;
  carrierPort: number;
}): AsteriskConfigInput {
  const { options, dir, httpPort, sipPort, carrierPort } = test;
  return {
    directories: {
      etc: `${dir}/etc`,
      modules: debianModules(process.arch),
      varlib: `${dir}/lib`,
      database: `${dir}/lib`,
      keys: `${dir}/lib`,
      spool: `${dir}/spool`,
      run: `${dir}/run`,
      log: `${dir}/log`,
      cache: `${dir}/cache`,
    },
    http: { bindAddress: '127.0.0.1', port: httpPort },
    ari: { username: 'switchyard', password: 'loopback-only' },
    runtimes: [{ app: options.app ?? 'switchyard', url: options.runtimeUrl }, ...(options.moreRuntimes ?? [])],
    sip: { bindAddress: '127.0.0.1', port: sipPort },
    rtp: {
      startPort: 20_000,
      endPort: 29_999,
      bindAddress: '127.0.0.1',
      timeoutSeconds: options.rtpTimeoutSeconds ?? 300,
    },
    trunks: [
      { name: 'carrier', uri: `sip:127.0.0.1:${carrierPort}`, match: ['127.0.0.1'], qualifySeconds: 0 },
      // Callers whose calls are measured, so that the others need not be listened to.
      { name: 'probe', uri: `sip:127.0.0.1:${carrierPort}`, match: [probeAddress], qualifySeconds: 0 },
    ],
    language: 'en',
    waitLimitSeconds: options.waitLimitSeconds ?? 20,
    fallbackSound: 'an-error-has-occurred',
    extraDialplan: options.extraDialplan?.(`${dir}/media`),
  };
}

async function writeRunFolder(root: string, hostDir: string, config: Record<string, string>): Promise<void> {
  // mkdtemp makes folders that only root may enter.
  await chmod(hostDir, 0o755);
  const owner = await asteriskOwner(root);
  const folders = ['etc', 'lib', 'spool', 'spool/recording', 'run', 'log', 'cache', 'media'];
  for (const folder of folders) {
    const full = path.join(hostDir, folder);
    await mkdir(full, { recursive: true });
    await chown(full, owner.uid, owner.gid);
  }
  for (const [name, content] of Object.entries(config)) {
    await writeFile(path.join(hostDir, 'etc', name), content, { mode: 0o644 });
  }
}

async function asteriskOwner(root: string): Promise<{ uid: number; gid: number }> {
  const line = (await readFile(path.join(root, 'etc/passwd'), 'utf8'))
    .split('\n')
    .find((l) => l.startsWith('asterisk:'));
  const [, , uid, gid] = line?.split(':') ?? [];
  return { uid: Number(uid), gid: Number(gid) };
}

async function waitUntilReady(
  child: ChildProcess,
  pingUrl: string,
  ari: { username: string; password: string },
  hostDir: string,
): Promise<void> {
  const authorization = `Basic ${Buffer.from(`${ari.username}:${ari.password}`).toString('base64')}`;
  const until = Date.now() + startLimitMs;
  while (Date.now() < until) {
    if (child.exitCode !== null || child.signalCode !== null) break;
    const ready = await fetch(pingUrl, { headers: { authorization } }).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return;
    await sleep(100);
  }
  child.kill('SIGKILL');
  const log = await readFile(path.join(hostDir, 'log', 'messages.log'), 'utf8').catch(() => '(no log)');
  throw new Error(`Asterisk did not start within ${startLimitMs} ms:\n${log.slice(-4_000)}`);
}

/** Ready in about 5 s on an idle machine; shared ones are slower. */
const startLimitMs = 60_000;
