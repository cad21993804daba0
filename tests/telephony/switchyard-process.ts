import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { asteriskSocketPath } from '#runtime/telephony/asterisk/socket-path.ts';
import type { Contact, JournalEntry } from '#schemas/domain/contact.ts';
import buildDesigner from '../browser/build-designer.ts';
import type { RunningAsterisk } from './asterisk.ts';

const root = path.resolve(import.meta.dirname, '../..');
const adminPassword = 'correct horse battery';

export interface SwitchyardOptions {
  /** The port Asterisk dials; fixed, so that a restarted server is found again. */
  port: number;
  asterisk: RunningAsterisk;
  databaseUrl?: string;
  environment?: Record<string, string>;
}

/** A Switchyard server in a process of its own, which can be killed and started again on the same data. */
export interface SwitchyardProcess {
  url: string;
  /** Calls the API as the admin. @throws with the answer when it is no success. */
  api<T = unknown>(method: string, pathname: string, body?: unknown): Promise<T>;
  contacts(query?: string): Promise<Contact[]>;
  journal(contactId: string): Promise<JournalEntry[]>;
  fetch(pathname: string): Promise<Response>;
  uploadAudio(id: string, wav: Uint8Array): Promise<void>;
  /** @returns the id of the flow. */
  publishFlow(document: unknown): Promise<string>;
  /** Gives a flow document to a new DID: import, publish, declare, assign. */
  serveFlow(document: unknown, did: string): Promise<string>;
  /** kill -9. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** SIGTERM with no time to finish calls, then a new start. */
  restart(): Promise<void>;
  stop(): Promise<void>;
  /** The session of the admin. */
  cookie(): string;
  output(): string;
  pid(): number | undefined;
}

/** Where Asterisk finds a server that listens on this port. */
export function runtimeUrl(port: number): string {
  return `ws://127.0.0.1:${port}${asteriskSocketPath}`;
}

export async function startSwitchyard(options: SwitchyardOptions): Promise<SwitchyardProcess> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'switchyard-data-'));
  const url = `http://127.0.0.1:${options.port}`;
  let child: ChildProcess | null = null;
  let cookie = '';
  let output = '';

  async function start(): Promise<void> {
    const { asterisk } = options;
    const started = spawn(process.execPath, ['server/bin.js', 'serve'], {
      cwd: root,
      env: {
        ...process.env,
        PORT: String(options.port),
        HOST: '127.0.0.1',
        SWITCHYARD_DATA_DIR: dataDir,
        SWITCHYARD_ADMIN_PASSWORD: adminPassword,
        ASTERISK_URL: asterisk.url,
        ASTERISK_USERNAME: asterisk.username,
        ASTERISK_PASSWORD: asterisk.password,
        ASTERISK_APP: asterisk.app,
        SWITCHYARD_MEDIA_DIR: asterisk.mediaDir,
        ASTERISK_MEDIA_DIR: asterisk.asteriskMediaDir,
        LOG_LEVEL: 'warn',
        SHUTDOWN_GRACE_SECONDS: '0',
        ...(options.databaseUrl ? { DATABASE_URL: options.databaseUrl } : {}),
        ...options.environment,
      },
    });
    child = started;
    for (const stream of [started.stdout, started.stderr]) {
      stream?.on('data', (chunk) => {
        output += String(chunk);
      });
    }
    await until(async () => {
      if (started.exitCode !== null) throw new Error(`the server did not start:\n${output}`);
      return (await fetch(`${url}/health`).catch(() => null))?.ok === true;
    }, 180_000);
    const signedIn = await send('POST', '/api/session', { login: 'admin', password: adminPassword });
    cookie = signedIn.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    await until(
      async () => (await api<{ telephony: { connected: boolean } }>('GET', '/api/system')).telephony.connected,
      20_000,
    );
  }

  function send(method: string, pathname: string, body?: unknown): Promise<Response> {
    return fetch(`${url}${pathname}`, {
      method,
      headers: { cookie, origin: url, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  }

  async function api<T>(method: string, pathname: string, body?: unknown): Promise<T> {
    const response = await send(method, pathname, body);
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${pathname}: ${response.status} ${text}`);
    // The tests know what each operation answers; the contracts are checked elsewhere.
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }

  async function publishFlow(document: unknown): Promise<string> {
    const { summary } = await api<{ summary: { id: string; revision: number } }>('POST', '/api/flows/import', {
      document,
    });
    await api('POST', `/api/flows/${summary.id}/publish`, { revision: summary.revision });
    return summary.id;
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    const forced = setTimeout(() => child?.kill('SIGKILL'), 20_000);
    await exited;
    clearTimeout(forced);
  }

  // Beforehand, so that the server does not do it while its start is waited for.
  await buildDesigner();
  await start();
  return {
    url,
    api,
    contacts: async (query = '') =>
      (await api<{ contacts: Contact[] }>('GET', `/api/contacts?limit=500${query}`)).contacts,
    journal: async (id) =>
      (await api<{ entries: JournalEntry[] }>('GET', `/api/contacts/${encodeURIComponent(id)}/journal`)).entries,
    fetch: (pathname) => send('GET', pathname),
    async uploadAudio(id, wav) {
      const form = new FormData();
      form.set('file', new Blob([new Uint8Array(wav)]), `${id}.wav`);
      form.set('name', id);
      form.set('id', id);
      const response = await fetch(`${url}/api/audio`, {
        method: 'POST',
        headers: { cookie, origin: url },
        body: form,
      });
      if (!response.ok) throw new Error(`could not upload: ${await response.text()}`);
    },
    publishFlow,
    async serveFlow(document, did) {
      const id = await publishFlow(document);
      await api('POST', '/api/did-ranges', { site: `Site ${did}`, first: did, last: did });
      await api('PUT', `/api/dids/${did}`, { flowId: id });
      return id;
    },
    kill: () => end('SIGKILL'),
    start,
    async restart() {
      await end('SIGTERM');
      await start();
    },
    async stop() {
      await end('SIGTERM');
      await rm(dataDir, { recursive: true, force: true });
    },
    cookie: () => cookie,
    output: () => output,
    pid: () => child?.pid,
  };
}

/** Asks again every 100 ms until it is so. @throws after the limit. */
export async function until(isSo: () => Promise<boolean> | boolean, limitMs = 15_000): Promise<void> {
  for (const end = Date.now() + limitMs; Date.now() < end; await sleep(100)) if (await isSo()) return;
  throw new Error(`still not so after ${limitMs} ms: ${isSo}`);
}
