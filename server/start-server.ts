import { randomUUID } from 'node:crypto';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ContactHost } from '#runtime/engine/contact-host.ts';
import type { ContactChange } from '#runtime/engine/ports.ts';
import { createSystemClock } from '#runtime/engine/system-clock.ts';
import type { SimulatedTelephony } from '#runtime/telephony/simulated/simulated-telephony.ts';
import packageJson from '../package.json' with { type: 'json' };
import { openAcd } from './acd/open-acd.ts';
import { sweepRecordings } from './acd/recordings.ts';
import { createApp } from './app.ts';
import { createFlowForQueue } from './campaigns/publish-queue-flow.ts';
import { removeUnfinishedImports } from './data-files/import-rows.ts';
import { lockDataDirectory } from './db/lock-data-directory.ts';
import { openDatabase } from './db/open.ts';
import { createContactStore } from './db/stores/contact-store.ts';
import { createFlowStore } from './db/stores/flow-store.ts';
import { createDeskHub } from './desk/desk-hub.ts';
import { readDesk } from './desk/desk-reader.ts';
import { createScriptRuns } from './desk/script-runs.ts';
import { createFlowServices } from './flow-services/flow-services.ts';
import { createMetrics, type Metrics } from './http/metrics.ts';
import { createLiveHub } from './live/live-hub.ts';
import { createNodeBus } from './live/node-bus.ts';
import { createMailer } from './messaging/mailer.ts';
import { createHttpPort } from './outbound/http-port.ts';
import { openPhone } from './phones/open-phone.ts';
import { turnServers } from './phones/turn-servers.ts';
import { createRecordingFetcher } from './recordings/recording-fetcher.ts';
import { keepReportSums } from './reports/report-sums.ts';
import { createSecretBox } from './secrets/secret-box.ts';
import type { ServiceContext } from './services/context.ts';
import { createFirstAdmin } from './services/users/create-first-admin.ts';
import type { Settings } from './settings.ts';
import { buildDesigner } from './startup/build-designer.ts';
import { Cleanup } from './startup/cleanup.ts';
import { createLog } from './startup/create-log.ts';
import { listen } from './startup/listen.ts';
import { loadSamples } from './startup/load-samples.ts';
import { measureCommits } from './startup/measure-commits.ts';
import { readNodeId } from './startup/node-id.ts';
import { openAudio } from './startup/open-audio.ts';
import { openSockets } from './startup/open-sockets.ts';
import { openTelephony } from './startup/open-telephony.ts';
import { promoteVersions } from './startup/promote-versions.ts';
import { readSecretKey } from './startup/secret-key.ts';
import { settleTimeZone } from './startup/settle-time-zone.ts';
import { createBoardHub } from './supervision/board-hub.ts';
import { readWholeBoard } from './supervision/read-whole-board.ts';
import { en } from './texts/en.ts';
import { fr } from './texts/fr.ts';
import { keepTraffic } from './traffic/roll-up.ts';

export interface RunningServer {
  /** Where a browser on this machine finds it. */
  url: string;
  port: number;
  services: ServiceContext;
  /** The outside world, when calls are simulated. */
  telephony: SimulatedTelephony | undefined;
  /** The password of the first account when it was made up at this start. */
  adminPassword: string | null;
  /** Takes no new calls, lets live ones finish within the limit, hands the others over, and closes everything. */
  stop(options?: { graceMs?: number }): Promise<void>;
}

const root = fileURLToPath(new URL('..', import.meta.url));
const designerFolder = join(root, 'dist', 'designer');

/**
 * Opens everything and serves it. What was opened is closed again when a later part fails.
 * @throws DataDirectoryInUse, DatabaseError, ListenError: with messages for the person who starts the server
 */
export async function startServer(
  settings: Settings,
  { say = () => {}, withDesigner = true }: { say?: (line: string) => void; withDesigner?: boolean } = {},
): Promise<RunningServer> {
  const cleanup = new Cleanup();
  try {
    return await start(settings, { say, withDesigner, cleanup });
  } catch (error) {
    await cleanup.run();
    throw error;
  }
}

async function start(
  settings: Settings,
  { say, withDesigner, cleanup }: { say: (line: string) => void; withDesigner: boolean; cleanup: Cleanup },
): Promise<RunningServer> {
  const log = createLog(settings);
  const clock = createSystemClock();
  const dataFolder = resolve(settings.SWITCHYARD_DATA_DIR);
  const mediaFolder = resolve(settings.SWITCHYARD_MEDIA_DIR ?? join(dataFolder, 'media'));
  const incarnation = randomUUID();
  let ready = false;

  cleanup.add(await lockDataDirectory(dataFolder));
  if (withDesigner) await buildDesigner({ root, folder: designerFolder, say });
  const database = await openDatabase({ url: settings.DATABASE_URL, dataDirectory: join(dataFolder, 'database') });
  cleanup.add(database.close);
  await database.migrate();
  const { db } = database;

  const needsFiles = settings.ASTERISK_URL !== undefined;
  const { converter, speech, media } = await openAudio({ db, folder: mediaFolder, needsFiles, log, cleanup });
  const telephony = openTelephony({ settings, mediaFolder, media, clock, log });

  const metrics = createMetrics({
    liveContacts: () => host.liveCount,
    telephonyConnected: telephony.isConnected,
    distribution: () => acd.counts(),
  });
  const nodeId = await readNodeId(dataFolder, settings.SWITCHYARD_NODE_ID);
  const store = createContactStore({ database, nodeId, incarnation, leaseSeconds: settings.LEASE_SECONDS });
  await store.register();
  const secrets = createSecretBox(await readSecretKey(dataFolder, settings.SWITCHYARD_SECRET_KEY));
  const hub = createLiveHub({ db, log });
  const bus = await createNodeBus({
    database,
    from: incarnation,
    log,
    onContacts: hub.note,
    onComments: (flowId) => hub.tell({ type: 'comments', flowId }),
    onAcd: (message) => peers.receive(message),
    onSettings: () => {
      acd.settingsChanged();
      hub.tell({ type: 'installation' });
    },
    onInstallation: () => hub.tell({ type: 'installation' }),
    onGap: () => acd.missed(),
    onHangUp: (contactId) =>
      void host.hangUp(contactId).catch((error: unknown) => log.warn({ error, contactId }, 'not hung up')),
  });
  const fetcher = createRecordingFetcher({ db, log, telephony: telephony.port });
  const timeZone = await settleTimeZone(db, settings.SWITCHYARD_TIME_ZONE);
  cleanup.add(fetcher.stop, keepTraffic({ db, log }), keepReportSums({ db, timeZone, log }), sweepRecordings(db, log));
  const http = createHttpPort({ allowPrivate: settings.HTTP_ALLOW_PRIVATE });
  cleanup.add(http.close);
  const mailer = createMailer();
  cleanup.add(async () => mailer.close());
  void removeUnfinishedImports(db).catch((error: unknown) => log.warn({ error }, 'could not tidy up imports'));

  const { acd, peers, queueing } = openAcd({
    database,
    incarnation,
    leaseSeconds: settings.LEASE_SECONDS,
    timeZone,
    clock,
    log,
    telephony,
    onAssigned: (afterMs) => metrics.assignmentSeconds.observe(afterMs / 1000),
    send: bus.sendAcd,
  });
  const { desks } = acd;
  const flowServices = createFlowServices({
    db,
    log,
    clock,
    http: http.request,
    mailer,
    secrets,
    timeZone,
    async disposed({ conversationId, agent }) {
      await desks.disposed(conversationId);
      deskHub.note(agent);
    },
  });
  const deskHub = createDeskHub({
    desks,
    log,
    read: (userId) => readDesk({ db: database.often, desks, timeZone }, userId),
  });
  const boardHub = createBoardHub({ desks, log, read: () => readWholeBoard({ db, desks, timeZone }) });
  cleanup.add(async () => boardHub.close());
  const scripts = createScriptRuns({
    db,
    log,
    clock,
    services: flowServices,
    incarnation,
    announce: ({ agent, conversationId }, progress) => {
      deskHub.tell(agent, { type: 'script', conversationId, progress });
    },
    changed(contactId) {
      hub.note([contactId]);
      bus.sendContacts([contactId]);
    },
  });
  cleanup.add(scripts.stop, async () => deskHub.close());

  const host = new ContactHost({
    clock,
    telephony: telephony.port,
    contacts: measureCommits(store, metrics),
    flows: createFlowStore(database.often),
    flowForQueue: createFlowForQueue({ db, speech }),
    services: flowServices,
    speech: media,
    log,
    timeZone,
    heartbeatMs: (settings.LEASE_SECONDS * 1000) / 3,
    apology: { en: en.apology, fr: fr.apology },
    queueing,
    conversations: acd.conversations,
    onChange(changes) {
      const ids = changes.map(({ contactId }) => contactId);
      hub.note(ids);
      bus.sendContacts(ids);
      if (changes.some(hasRecording)) fetcher.wake();
      countChanges(metrics, changes);
    },
  });

  const services: ServiceContext = {
    db,
    log,
    converter,
    speech,
    http: http.request,
    secrets,
    mailer,
    timeZone,
    desks,
    noteDesk: (userId) => deskHub.note(userId),
    scripts,
    openPhone: (extension) => openPhone({ port: telephony.port, extension }),
    turnServersFor(user) {
      const { SWITCHYARD_TURN_URLS: urls, SWITCHYARD_TURN_SECRET: secret = '' } = settings;
      return turnServers({ urls, secret }, user, clock.now());
    },
    system: {
      version: packageJson.version,
      database: database.kind,
      isReady: () => ready,
      telephony: () => ({ driver: telephony.driver, connected: telephony.isConnected() }),
      liveContacts: () => host.liveCount,
    },
    async hangUp(contactId) {
      if (!(await host.hangUp(contactId))) await bus.sendHangUp(contactId);
    },
    announceComments(flowId) {
      hub.tell({ type: 'comments', flowId });
      bus.sendComments(flowId);
    },
  };
  const adminPassword = await createFirstAdmin(db, settings.SWITCHYARD_ADMIN_PASSWORD);
  if (settings.SWITCHYARD_SAMPLES) await loadSamples(services, join(root, 'samples'));

  cleanup.add(promoteVersions(services));

  const app = createApp({ services, settings, metrics, designerFolder });
  const hubs = { live: hub, desk: deskHub, board: boardHub };
  const sockets = openSockets({ settings, db, log, desks, hubs });
  // The port is taken before contacts are taken over, so that a server that cannot listen disturbs nobody.
  const server = await listen({ app, settings, sockets, telephony, isReady: () => ready });
  for (const socket of sockets.values()) cleanup.add(async () => socket.close());
  cleanup.add(server.close);
  // What waits is known before callers of a former life ask for it.
  await acd.start();
  await host.start();
  ready = true;

  return {
    url: settings.SWITCHYARD_PUBLIC_URL ?? `http://localhost:${server.port}`,
    port: server.port,
    services,
    telephony: telephony.simulated,
    adminPassword,
    async stop({ graceMs = settings.SHUTDOWN_GRACE_SECONDS * 1000 } = {}) {
      server.stopListening();
      await host.stop({ graceMs });
      await acd.stop();
      peers.close();
      hub.close();
      await bus.close();
      await cleanup.run();
    },
  };
}

function hasRecording(change: ContactChange): boolean {
  return change.lines.some(({ event }) => event.type === 'record.finished' || event.type === 'record.hung-up');
}

function countChanges(metrics: Metrics, changes: readonly ContactChange[]): void {
  for (const { opened, lines, ended } of changes) {
    if (opened) metrics.contactsStarted.inc();
    if (ended) metrics.contactsEnded.inc({ result: ended.result });
    for (const { event } of lines) metrics.events.inc({ type: event.type });
  }
}
