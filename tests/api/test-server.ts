import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { createSystemClock } from '#runtime/engine/system-clock.ts';
import type { SimulatedTelephony } from '#runtime/telephony/simulated/simulated-telephony.ts';
import type { Contract } from '#schemas/api/contract.ts';
import type { Role } from '#schemas/domain/user.ts';
import { createApp } from '#server/app.ts';
import { convertAudio } from '#server/audio/convert-audio.ts';
import { createSpeechEngine } from '#server/audio/speech-engine.ts';
import { writeWav } from '#server/audio/write-wav.ts';
import type { Database, OpenDatabase } from '#server/db/open.ts';
import { users } from '#server/db/tables/index.ts';
import { createScriptRuns } from '#server/desk/script-runs.ts';
import { createFlowServices } from '#server/flow-services/flow-services.ts';
import { createMetrics } from '#server/http/metrics.ts';
import { sessionCookie } from '#server/http/session-cookie.ts';
import { createMailer } from '#server/messaging/mailer.ts';
import { createHttpPort } from '#server/outbound/http-port.ts';
import { createSecretBox } from '#server/secrets/secret-box.ts';
import type { ServiceContext } from '#server/services/context.ts';
import { newId } from '#server/services/new-id.ts';
import { openSession } from '#server/services/session/tokens.ts';
import { readSettings } from '#server/settings.ts';
import { type RunningServer, startServer } from '#server/start-server.ts';
import { openMemoryDatabase, prepareDataFolder } from '../database/prepared-database.ts';
import { noDesks } from './no-desks.ts';

/** An answer of the API, read to its end. */
export interface TestAnswer {
  status: number;
  headers: Headers;
  /** The parsed body; tests look into it freely. */
  body: TestBody;
  bytes: Uint8Array;
}
// biome-ignore lint/suspicious/noExplicitAny: the contract of every answer is checked by the app under test already.
type TestBody = any;

export interface TestClient {
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<TestAnswer>;
  get(path: string): Promise<TestAnswer>;
  post(path: string, body?: unknown): Promise<TestAnswer>;
  put(path: string, body?: unknown): Promise<TestAnswer>;
  patch(path: string, body?: unknown): Promise<TestAnswer>;
  delete(path: string): Promise<TestAnswer>;
  /** Sends a file as a browser's form does. */
  upload(path: string, fields: Record<string, string>, file?: { name: string; bytes: Uint8Array }): Promise<TestAnswer>;
}

export interface TestApp {
  db: Database;
  database: OpenDatabase;
  services: ServiceContext;
  /** Contacts that somebody asked to hang up. */
  hungUp: string[];
  /** Somebody signed in with this role; one account per role. */
  as(role: Role): Promise<TestClient>;
  /** A browser without a session, or with this token. */
  browser(token?: string): TestClient;
  close(): Promise<void>;
}

/** The app without network and telephone system, on a database of its own in memory. */
export async function createTestApp(): Promise<TestApp> {
  const folder = await mkdtemp(join(tmpdir(), 'switchyard-api-'));
  const database = await openMemoryDatabase();
  const { db } = database;
  const hungUp: string[] = [];
  const converter = { convert: convertAudio, close: async () => {} };
  const espeak = { languages: ['en', 'fr'], say: async () => writeWav([new Int16Array(4000)]) };
  const log = pino({ level: process.env.LOG_LEVEL ?? 'silent' });
  const clock = createSystemClock();
  const http = createHttpPort({ allowPrivate: ['127.0.0.1'] }).request;
  const secrets = createSecretBox('a key for tests');
  const mailer = createMailer();
  const timeZone = 'Europe/Paris';
  const scripts = createScriptRuns({
    db,
    log,
    clock,
    services: createFlowServices({ db, log, clock, http, mailer, secrets, timeZone }),
    incarnation: 'test',
    announce: () => {},
    changed: () => {},
  });
  const services: ServiceContext = {
    db,
    log,
    converter,
    speech: createSpeechEngine({ espeak, converter, folder }),
    http,
    secrets,
    mailer,
    timeZone,
    // Without distribution; a test that needs some of it puts it in their place.
    desks: noDesks,
    noteDesk: () => {},
    scripts,
    openPhone: async (extension) => ({ extension, username: extension, password: 'secret', domain: 'test.invalid' }),
    turnServersFor: () => [],
    system: {
      version: '0.0.0-test',
      database: 'pglite',
      isReady: () => true,
      telephony: () => ({ driver: 'simulated', connected: true }),
      liveContacts: () => 0,
    },
    hangUp: async (contactId) => void hungUp.push(contactId),
    announceComments: () => {},
  };
  const metrics = createMetrics({
    liveContacts: () => 0,
    telephonyConnected: () => true,
    distribution: () => ({ waiting: 0, agents: 0, conversations: 0 }),
  });
  const settings = readSettings({ SWITCHYARD_METRICS_TOKEN: 'a-token-for-metrics' });
  const app = createApp({ services, settings, metrics, designerFolder: join(folder, 'designer'), checkAnswers: true });
  const tokens = new Map<Role, string>();

  const browser: TestApp['browser'] = (token) => createClient(async (path, init) => app.request(path, init), token);

  return {
    db,
    database,
    services,
    hungUp,
    browser,
    async as(role) {
      const token = tokens.get(role) ?? (await signIn(db, role));
      tokens.set(role, token);
      return browser(token);
    },
    async close() {
      await scripts.stop();
      mailer.close();
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The whole server in this process, on a free port, with a data folder of its own and simulated calls. */
export interface TestServer extends RunningServer {
  telephony: SimulatedTelephony;
  dataFolder: string;
  /** Login `admin` with this password. */
  password: string;
  /** Somebody signed in with this role, over the network. */
  as(role: Role): Promise<TestClient & { cookie: string }>;
}

/**
 * Starts a server as `npm start` would. Calls are placed with `server.telephony.placeCall({ from, to })`, and the
 * caller's keys, speech and hang-up follow with `press`, `speak` and `hangUpFromOutside`.
 */
export async function startTestServer(
  settings: Record<string, string> = {},
  { withDesigner = false }: { withDesigner?: boolean } = {},
): Promise<TestServer> {
  const dataFolder = settings.SWITCHYARD_DATA_DIR ?? (await mkdtemp(join(tmpdir(), 'switchyard-server-')));
  const password = 'a password for tests';
  if (settings.DATABASE_URL === undefined && !existsSync(join(dataFolder, 'database')))
    await prepareDataFolder(dataFolder);
  const server = await startServer(
    readSettings({
      PORT: '0',
      HOST: '127.0.0.1',
      LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent',
      SWITCHYARD_TIME_ZONE: 'Europe/Paris',
      SWITCHYARD_ADMIN_PASSWORD: password,
      SWITCHYARD_DATA_DIR: dataFolder,
      SHUTDOWN_GRACE_SECONDS: '0',
      ...settings,
    }),
    { withDesigner },
  );
  const { telephony } = server;
  if (telephony === undefined) throw new Error('test servers simulate their calls');
  return {
    ...server,
    telephony,
    dataFolder,
    password,
    async as(role) {
      const token = await signIn(server.services.db, role);
      const client = createClient((path, init) => fetch(`http://127.0.0.1:${server.port}${path}`, init), token);
      return { ...client, cookie: `${sessionCookie}=${token}` };
    },
    async stop(options) {
      await server.stop(options);
      if (settings.SWITCHYARD_DATA_DIR === undefined) await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

/** The path of a contract with its parameters filled in. */
export function pathOf(contract: Contract, params: Record<string, string | number> = {}): string {
  return contract.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name] ?? '1')));
}

/** An account and a session, without the work of a password. */
async function signIn(db: Database, role: Role): Promise<string> {
  const account = { id: newId(), login: `${role}-${newId().slice(0, 6)}`, name: role, role, passwordHash: 'none' };
  await db.insert(users).values(account);
  return openSession(db, account.id);
}

type Fetch = (path: string, init: RequestInit) => Promise<Response>;

function createClient(fetch: Fetch, token: string | undefined): TestClient {
  async function perform(path: string, init: RequestInit): Promise<TestAnswer> {
    const headers = new Headers(init.headers);
    if (token !== undefined) headers.set('cookie', `${sessionCookie}=${token}`);
    const response = await fetch(path, { ...init, headers });
    const bytes = new Uint8Array(await response.arrayBuffer());
    const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
    const body: TestBody = isJson ? JSON.parse(new TextDecoder().decode(bytes)) : undefined;
    return { status: response.status, headers: response.headers, body, bytes };
  }
  const send: TestClient['send'] = (method, path, body, headers = {}) =>
    perform(path, {
      method,
      headers: body === undefined ? headers : { 'content-type': 'application/json', ...headers },
      body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
    });
  return {
    send,
    get: (path) => send('GET', path),
    post: (path, body = {}) => send('POST', path, body),
    put: (path, body = {}) => send('PUT', path, body),
    patch: (path, body = {}) => send('PATCH', path, body),
    delete: (path) => send('DELETE', path),
    async upload(path, fields, file) {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.set(name, value);
      if (file) form.set('file', new File([new Uint8Array(file.bytes)], file.name));
      return perform(path, { method: 'POST', body: form });
    },
  };
}
