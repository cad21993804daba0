import type { Clock } from '../engine/clock.ts';
import type { EngineLog } from '../engine/ports.ts';
import type { TelephonyEvent, TelephonyPort } from '../telephony/port.ts';
import { AgentService } from './agent-service.ts';
import { Board } from './board.ts';
import { beginFromWait } from './conversation/begin.ts';
import { ConversationDriver } from './conversation/driver.ts';
import { conversationIdFrom } from './conversation/state.ts';
import { createConversations } from './conversations.ts';
import { DeskNews } from './desk-news.ts';
import type { AcdRefusalCode, AgentDesks } from './desk-port.ts';
import { createDesks } from './desks.ts';
import type { Assignment } from './distribution.ts';
import { createDistributionService } from './distribution-service.ts';
import { Distributor } from './distributor.ts';
import { type ChangedIds, Feed } from './feed.ts';
import { Leadership } from './leadership.ts';
import type { Lease, PeerEvent, Peers } from './peers.ts';
import type { ConversationCalls, Distribution, WaitingRoom } from './ports.ts';
import type { AcdStore, KeptWait } from './store.ts';

export interface AcdOptions {
  clock: Clock;
  log: EngineLog;
  telephony: TelephonyPort;
  store: AcdStore;
  lease: Lease;
  peers: Peers;
  /** Of this server; asked for only while calls are going on. */
  room: () => WaitingRoom;
  newId(): string;
  /** Whether browser phones are there without registering: where calls are simulated. */
  phonesComeBySignIn: boolean;
  /** A contact has been given to an agent, so long after both were there for it. */
  onAssigned?(afterMs: number): void;
}

export interface Acd {
  distribution: Distribution;
  conversations: ConversationCalls;
  desks: AgentDesks;
  /** Figures for whoever watches this server. */
  counts(): { waiting: number; agents: number; conversations: number; leads: boolean };
  /** What the other servers say and ask. */
  heard(changed: ChangedIds): void;
  /** Queues, agents, skills or campaigns are not what they were. */
  settingsChanged(): void;
  /** What the other servers have said a moment ago may be lost. */
  missed(): void;
  handedOver(conversationId: string): Promise<void>;
  asked(conversationId: string, event: PeerEvent): Promise<AcdRefusalCode | null>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Breaks that end, desktops that go, colleagues who do not come: how late they may be noticed. */
const TICK_MS = 1_000;
/** Promised calls that fall due, messages that move, conversations of which nobody has told us. */
const SLOW_TICKS = 3;
/** What nobody has written down as it should be: no step of anything leaves it, so that it may be noticed late. */
const REPAIR_TICKS = 30;
/** Handling times and waits of so long ago still say something, and whose turn it is. */
const LEARN_FROM_MS = 3_600_000;

/** Everything around queues and agents on one server: who is given to whom, and what becomes of it. */
export function createAcd(options: AcdOptions): Acd {
  const { clock, log, telephony, store, lease, peers, room, newId } = options;
  const board = new Board();
  const news = new DeskNews(clock);

  const feed: Feed = new Feed({
    clock,
    log,
    store,
    board,
    send: (changed) => peers.announce(changed),
    onWait(wait) {
      news.queueChanged(wait.queue);
      distributor.waitChanged(wait);
    },
    onAgent(staffed) {
      news.agentChanged(staffed.agent.id);
      for (const queue of staffed.facts.queues) news.queueChanged(queue);
      distributor.agentChanged(staffed);
    },
    onQueues: (queues) => distributor.queuesChanged(queues),
  });
  const distributor: Distributor = new Distributor({
    clock,
    log,
    board,
    assign,
    doubt: (ids) => feed.heard(ids),
  });
  const driver = new ConversationDriver({
    clock,
    log,
    telephony,
    store,
    room: {
      readyToTalk: (waitId) => room().readyToTalk(waitId),
      answered: (waitId, by) => room().answered(waitId, by),
      returned: (waitId) => room().returned(waitId),
      ended: (waitId, outcome) => room().ended(waitId, outcome),
      requeue: (waitId, to) => room().requeue(waitId, to),
      admit: (customer) => room().admit(customer),
    },
    onChanged(changed, { agent, drive }) {
      feed.wrote(changed);
      const told = new Set(changed.agents.map(({ id }) => id));
      // What a colleague who was asked along sees is this conversation.
      const others = [agent, drive.colleague ?? agent].filter((id) => !told.has(id));
      for (const id of others) news.agentChanged(id);
      if (others.length > 0) peers.announce({ waits: [], agents: others });
    },
  });
  const agents = new AgentService({ clock, log, store, feed });
  const conversations = createConversations({ driver, peers, store });
  const distribution = createDistributionService({
    now: () => clock.now(),
    store,
    board,
    feed,
    withdraw: (id) => quietly(conversations.ask(id, { type: 'withdrawn' }), 'a conversation was not told of its end'),
  });
  const desks = createDesks({
    clock,
    store,
    board,
    feed,
    news,
    agents,
    conversations,
    newId,
    telephony,
    phonesComeBySignIn: options.phonesComeBySignIn,
  });
  const leadership = new Leadership({
    clock,
    log,
    lease,
    async prepare() {
      feed.wrote(await store.repair(clock.now()));
      await feed.readAll();
      const given = await store.readGiven(clock.now() - LEARN_FROM_MS);
      return () => distributor.lead(given);
    },
    onFollow: () => distributor.follow(),
  });
  let learntUntil = clock.now() - LEARN_FROM_MS;
  let timer: unknown = null;
  let ticks = 0;
  let stopped = false;

  async function assign({ wait: waitId, agent: agentId }: Assignment): Promise<boolean> {
    const wait = board.waits.get(waitId);
    const staffed = board.agents.get(agentId);
    if (wait === undefined || staffed === undefined) return false;
    const { facts } = staffed;
    const rules = await store.readRules(wait, facts);
    const at = clock.now();
    const id = conversationIdFrom(newId());
    const begun = await store.assign({
      wait: waitId,
      agent: agentId,
      at,
      taken: false,
      begin: (kept, agent) => beginFromWait({ id, staffed: { agent, facts }, rules, at }, kept),
    });
    if (begun === null) return false;
    feed.wrote(begun);
    conversations.begun(begun);
    // Who was refused before has been there for longer than there was anybody for them.
    const bothSince = Math.max(wait.enteredAt, staffed.agent.since);
    if (wait.refusedBy.length === 0) options.onAssigned?.(clock.now() - bothSince);
    return true;
  }

  /** One of them that fails must not keep the others from being done. */
  async function tick(): Promise<void> {
    ticks += 1;
    for (const { every, by, work } of regularWork) {
      if (ticks % every !== 0 || (by === 'leader' && !leadership.leads)) continue;
      await quietly(work(), 'the regular work of distribution failed');
    }
  }

  const regularWork: readonly { every: number; by: 'each' | 'leader'; work: () => Promise<void> }[] = [
    { every: 1, by: 'leader', work: () => agents.passTime() },
    { every: 1, by: 'leader', work: async () => openedWaits(await store.releasePersonal(clock.now())) },
    { every: SLOW_TICKS, by: 'each', work: () => conversations.findMissed() },
    { every: SLOW_TICKS, by: 'leader', work: async () => openedWaits(await store.openDueWaits(clock.now())) },
    { every: SLOW_TICKS, by: 'each', work: learn },
    { every: REPAIR_TICKS, by: 'leader', work: async () => feed.wrote(await store.repair(clock.now())) },
  ];

  function openedWaits(waits: readonly KeptWait[]): void {
    feed.wrote({ waits, agents: [] });
  }

  async function learn(): Promise<void> {
    const now = clock.now();
    board.learn(await store.readTalks(learntUntil));
    learntUntil = now;
  }

  function schedule(): void {
    if (stopped) return;
    timer = clock.setTimeout(() => void tick().then(schedule), TICK_MS);
  }

  function quietly(work: Promise<unknown>, message: string): Promise<void> {
    return work.then(
      () => {},
      (error: unknown) => log.warn({ error }, message),
    );
  }

  function onPhone(event: TelephonyEvent): void {
    if (event.type !== 'phone') return;
    void quietly(agents.phoneChanged(event.extension, event.reachable), 'a phone could not be written down');
  }

  return {
    distribution,
    desks,
    conversations: {
      onTelephony(event) {
        onPhone(event);
        return driver.onTelephony(event);
      },
      ownsCall: (callId) => driver.ownsCall(callId),
      takeOver: () => driver.takeOver(),
      findOrphans: () => driver.findOrphans(),
      expected: () => driver.expected(),
      resynchronised: (live) => driver.resynchronised(live),
    },
    counts: () => ({
      waiting: [...board.waits.values()].filter(({ conversationId }) => conversationId === null).length,
      agents: board.agents.size,
      conversations: driver.count,
      leads: leadership.leads,
    }),
    heard(changed) {
      for (const agent of changed.agents) news.agentChanged(agent);
      feed.heard(changed);
    },
    settingsChanged() {
      store.forgetRules();
      feed.settingsChanged();
    },
    missed() {
      store.forgetRules();
      void feed.readAll();
    },
    async handedOver(conversationId) {
      const kept = await store.readConversation(conversationId);
      if (kept?.owner === peers.self && kept.conversation.revision === 0) driver.begin(kept.conversation);
    },
    asked: (conversationId, event) => conversations.ask(conversationId, event),
    async start() {
      // What has not ended by then is learnt from when it ends.
      const recalled = store.readPastWaits(learntUntil).then((waits) => board.recall(waits));
      await quietly(recalled, 'how callers waited before could not be read');
      await feed.start();
      await leadership.start();
      schedule();
    },
    async stop() {
      stopped = true;
      clock.clearTimeout(timer);
      agents.stop();
      news.stop();
      await leadership.stop();
      await feed.stop();
      await driver.stop();
    },
  };
}
