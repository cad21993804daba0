import type { ConversationCalls } from '#runtime/acd/ports.ts';
import type { LinkedFlow } from '#runtime/compiler/link.ts';
import type { TelephonyEvent, TelephonyPort } from '#runtime/telephony/port.ts';
import type { ContactEvent, ContactFacts } from '#schemas/effects/contact.ts';
import { armTimer } from './arm-timer.ts';
import { createCalledCustomers } from './called-customers.ts';
import { type Clock, pause } from './clock.ts';
import { createComfortTone } from './comfort-tone.ts';
import { Committer } from './committer.ts';
import { describeStep } from './describe-step.ts';
import { createEffectRunner, type EffectRunner } from './effect-runner.ts';
import { createFarewell } from './farewell.ts';
import { createHeartbeat } from './heartbeat.ts';
import { createLinkedFlows } from './linked-flows.ts';
import { contactIdOfEffect, factsOfChild, type LiveContact } from './live-contact.ts';
import { playbackOutcome, recordingOutcome } from './outcomes.ts';
import type {
  ContactChange,
  ContactStore,
  EngineLog,
  FlowForQueue,
  FlowStore,
  NewContact,
  OrphanedContact,
  Services,
  SpeechPort,
} from './ports.ts';
import type { EndedContact, QueueCarrier, QueueHost } from './queue-carrier.ts';
import { Recovery } from './recovery.ts';
import { Session, type SessionStep } from './session/session.ts';
import { createTransferLegs, type TransferLegs } from './transfer-legs.ts';

export interface ContactHostOptions {
  clock: Clock;
  telephony: TelephonyPort;
  contacts: ContactStore;
  flows: FlowStore;
  /** Without it, customers whom agents have called cannot wait in queues. */
  flowForQueue?: FlowForQueue;
  services: Services;
  speech: SpeechPort;
  log: EngineLog;
  /** IANA name, for spoken dates. */
  timeZone: string;
  /** How often this node says that it is alive; a third of the lease. */
  heartbeatMs: number;
  /** What the caller hears when a flow cannot go on, by language. */
  apology: Record<string, string>;
  /** Every change, once it is safe. */
  onChange?(changes: readonly ContactChange[]): void;
  /** Lets callers wait; without it, effects around queues fail. */
  queueing?(host: QueueHost): QueueCarrier;
  /** The conversations that agents have on this telephone system. */
  conversations?: ConversationCalls;
}

type Arrival = Extract<TelephonyEvent, { type: 'call.arrived' }>;

/** Runs one machine per contact against live calls; the only place where sessions, journal and ports meet. */
export class ContactHost {
  private readonly options: ContactHostOptions;
  private readonly committer: Committer;
  private readonly effects: EffectRunner;
  private readonly live = new Map<string, LiveContact>();
  /** Calls whose flow is being looked up, with what happens to them meanwhile. */
  private readonly arriving = new Map<string, TelephonyEvent[]>();
  private readonly flows: ReturnType<typeof createLinkedFlows>;
  private readonly legs: TransferLegs;
  private readonly recovery: Recovery;
  private readonly farewell: ReturnType<typeof createFarewell>;
  private readonly comfort: ReturnType<typeof createComfortTone>;
  private readonly queueing: QueueCarrier | null;
  private accepting = true;
  private readonly heartbeat: ReturnType<typeof createHeartbeat>;
  /** Contacts were claimed, perhaps, and never came. */
  private claimsInDoubt = false;

  constructor(options: ContactHostOptions) {
    this.options = options;
    this.flows = createLinkedFlows(options);
    this.committer = new Committer({ ...options, onCommitted: (changes) => options.onChange?.(changes) });
    const { live } = this;
    const dispatch = (contact: LiveContact, event: ContactEvent) => this.dispatch(contact, event);
    this.legs = createTransferLegs({ ...options, live, dispatch });
    this.farewell = createFarewell(options);
    this.comfort = createComfortTone({
      ...options,
      live,
      isPlayedTo: (callId) => this.queueing?.playsTo(callId) ?? false,
    });
    this.effects = createEffectRunner({
      ...options,
      legs: this.legs,
      queueing: () => this.queueing,
      settle: dispatch,
      end: (contact, { apologise }) => {
        this.forget(contact);
        return this.farewell.endCall(contact, { apologise });
      },
    });
    this.queueing =
      options.queueing?.({
        ...options,
        live,
        dispatch,
        accompany: (parent, child) => this.accompany(parent, child),
        admit: createCalledCustomers({
          ...options,
          flows: this.flows,
          add: (...contact) => this.addContact(...contact),
          follow: (...step) => this.follow(...step),
          dispatch,
        }),
        replayEnded: (contactId) => this.replayEnded(contactId),
        keepAudible: async (items) => (await this.effects.keepAudible(items)).items,
      }) ?? null;
    this.recovery = new Recovery({
      ...options,
      live,
      queueing: this.queueing,
      isArriving: (callId) => this.arriving.has(callId),
      arrive: (call) => void this.arrive(call),
      callEnded: (contact) => this.dispatch(contact, { type: 'call.ended', cause: 'failed' }),
      legs: this.legs,
      runEffect: (contact, effect) => this.effects.run(contact, effect),
      armTimer: (contact) => this.armTimer(contact),
    });
    this.heartbeat = createHeartbeat({ ...options, look: () => this.lookForOrphans() });
  }

  /** Calls with a flow; what accompanies one of them is part of it. */
  get liveCount(): number {
    return [...this.live.values()].filter(({ parentId }) => parentId === null).length;
  }

  /** Takes up the contacts of a former life, then listens. Their timers run again once their calls have been compared. */
  async start(): Promise<void> {
    await this.options.contacts.renewLease();
    await this.takeOver();
    await this.options.telephony.start((event) => this.onTelephony(event));
    this.heartbeat.start();
  }

  /** Takes no new calls, gives live ones time to finish, then leaves them to whoever comes next. */
  async stop({ graceMs }: { graceMs: number }): Promise<void> {
    const { clock, telephony, contacts, log } = this.options;
    this.accepting = false;
    const until = clock.now() + graceMs;
    // Not awaited: a telephone system that is out of reach must not hold this up.
    telephony.drain().catch((error: unknown) => log.warn({ error }, 'new calls could not be sent elsewhere'));
    while (this.live.size > 0 && clock.now() < until) await pause(clock, Math.min(100, until - clock.now()));
    this.heartbeat.stop();
    this.recovery.stop();
    await telephony.stop();
    this.queueing?.stop();
    for (const contact of this.live.values()) clock.clearTimeout(contact.timer?.handle);
    await this.committer.settled();
    await contacts.release();
  }

  /** Hangs a live contact up. @returns false when this node does not run it. */
  async hangUp(contactId: string): Promise<boolean> {
    const contact = this.live.get(contactId);
    if (!contact) return false;
    await this.options.telephony.hangUp(contact.callId);
    return true;
  }

  private async lookForOrphans(): Promise<void> {
    if (!this.accepting) return;
    const orphaned = (await this.takeOver()) || ((await this.options.conversations?.findOrphans()) ?? false);
    // Not awaited: it goes on trying, and the lease must be renewed meanwhile.
    if (orphaned) void this.recovery.resynchronise();
  }

  /** @returns whether there was anything to take over. */
  private async takeOver(): Promise<boolean> {
    const again = this.claimsInDoubt;
    this.claimsInDoubt = true;
    const claimed = await this.options.contacts.takeOver({ again });
    this.claimsInDoubt = false;
    const orphans = claimed.filter(({ contactId }) => !this.live.has(contactId));
    for (const orphan of orphans) await this.revive(orphan);
    return orphans.length > 0;
  }

  private async revive(orphan: OrphanedContact): Promise<void> {
    const { log } = this.options;
    try {
      const { linked } = await this.flows.version(orphan.flowId, orphan.flowVersion);
      const { session, steps } = Session.replay({ linked }, orphan.lines);
      this.recovery.revive(this.addContact(orphan, linked, session), { steps, sound: orphan.sound });
    } catch (error) {
      // The others must not suffer from one journal that cannot be replayed.
      log.error({ error, contactId: orphan.contactId }, 'a contact could not be recovered');
      this.recovery.giveUp(orphan.contactId);
    }
  }

  private addContact(
    { contactId, parentId, flowId, flowVersion }: Omit<OrphanedContact, 'lines' | 'sound'>,
    linked: LinkedFlow,
    session: Session,
  ): LiveContact {
    const parent = parentId === null ? undefined : this.live.get(parentId);
    const contact: LiveContact = {
      id: contactId,
      parentId,
      // Where the parent has ended, its call is over too.
      callId: parent?.callId ?? parentId ?? contactId,
      flowId,
      flowVersion,
      linked,
      answersItself: linked.answersItself || parent?.answersItself === true,
      session,
      timer: null,
      pending: null,
      transfer: null,
      work: Promise.resolve(),
    };
    this.live.set(contactId, contact);
    return contact;
  }

  /** Begins a flow on the call of a contact. */
  private async accompany(
    parent: LiveContact,
    { id, flowId }: { id: string; flowId: string },
  ): Promise<LiveContact | null> {
    const published = await this.flows.live(flowId);
    if (!published || this.live.get(parent.id) !== parent) return null;
    const at = this.options.clock.now();
    const facts = factsOfChild(parent, { id, at });
    const { linked, version: flowVersion } = published;
    const { session, step } = Session.start({ linked }, facts, at);
    const child = this.addContact({ contactId: id, parentId: parent.id, flowId, flowVersion }, linked, session);
    this.takeStep(child, step, { facts, flowId, flowVersion, startedAtMs: at, parentId: parent.id });
    return child;
  }

  private async replayEnded(contactId: string): Promise<EndedContact | null> {
    const ended = await this.options.contacts.readEnded(contactId);
    if (!ended) return null;
    const { linked } = await this.flows.version(ended.flowId, ended.flowVersion);
    const { session, steps } = Session.replay({ linked }, ended.lines);
    return { ir: linked.ir, steps, result: session.result };
  }

  private onTelephony(event: TelephonyEvent): void {
    if (this.options.conversations?.onTelephony(event) && !this.isOnOwnCall(event)) return;
    switch (event.type) {
      case 'connected':
        void this.recovery.resynchronise();
        return;
      case 'calls.abandoned':
        void this.recovery.takeIn(event.callIds);
        return;
      case 'disconnected':
        this.options.log.warn({}, 'the telephone system is out of reach');
        return;
      case 'call.arrived':
        void this.arrive(event);
        return;
      case 'playback.finished':
        if (this.farewell.onPlayback(event.playbackId) || this.comfort.onPlayback(event.playbackId)) return;
        if (this.queueing?.onPlayback(event)) return;
        this.onCall(event, playbackOutcome(event), contactIdOfEffect(event.playbackId));
        return;
      case 'recording.finished':
        this.onCall(event, recordingOutcome(event), contactIdOfEffect(event.recordingId));
        return;
      case 'key':
        this.onKey(event);
        return;
      case 'call.ended':
        if (this.legs.ended(event)) return;
        for (const { id, parentId, callId } of [...this.live.values()]) {
          if (parentId !== null && callId === event.callId)
            this.onCall(event, { type: 'call.ended', cause: event.cause }, id);
        }
        this.onCall(event, { type: 'call.ended', cause: event.cause });
        return;
      case 'call.answered':
        this.legs.answered(event.callId);
        return;
      case 'call.ringing':
      case 'bridge-recording.finished':
      case 'phone':
        return;
    }
  }

  /** A call that an agent has placed is a contact's own from when its customer waits in a queue. */
  private isOnOwnCall(event: TelephonyEvent): boolean {
    return (event.type === 'call.ended' || event.type === 'key') && this.live.has(event.callId);
  }

  /** For the contact of a call, or another one that runs on it. */
  private onCall(
    event: Extract<TelephonyEvent, { callId: string }>,
    outcome: ContactEvent,
    contactId = event.callId,
  ): void {
    const contact = this.live.get(contactId) ?? this.live.get(event.callId);
    if (contact) this.dispatch(contact, outcome);
    else this.arriving.get(event.callId)?.push(event);
  }

  private onKey(event: Extract<TelephonyEvent, { type: 'key' }>): void {
    const contact = this.live.get(event.callId);
    const waits = contact?.pending?.effect === 'queue' && this.queueing !== null;
    const taker = contact && waits ? this.queueing?.keysOf(contact) : contact;
    if (taker || !contact) this.onCall(event, { type: 'key', key: event.key }, taker?.id);
  }

  private async arrive({ callId, caller, called }: Pick<Arrival, 'callId' | 'caller' | 'called'>): Promise<void> {
    const { telephony, clock, log, timeZone } = this.options;
    if (this.live.has(callId) || this.arriving.has(callId)) return;
    if (!this.accepting) return;
    const meanwhile: TelephonyEvent[] = [];
    this.arriving.set(callId, meanwhile);
    try {
      const published = await this.flows.forDid(called);
      if (!published) {
        log.warn({ callId, called }, 'a call for a number that leads nowhere');
        await telephony.hangUp(callId);
        return;
      }
      const at = clock.now();
      const startedAt = new Date(at).toISOString();
      const facts: ContactFacts = { id: callId, caller, called, startedAt, timeZone, campaign: published.campaign };
      const { flowId, version: flowVersion, linked } = published;
      const { session, step } = Session.start({ linked }, facts, at);
      const contact = this.addContact({ contactId: callId, parentId: null, flowId, flowVersion }, linked, session);
      if (!linked.answersItself) {
        contact.work = telephony.answer(callId).catch((error: unknown) => log.warn({ error, callId }, 'not answered'));
      }
      this.takeStep(contact, step, { facts, flowId, flowVersion, startedAtMs: at });
    } catch (error) {
      log.error({ error, callId, called }, 'a call could not be taken');
      await telephony.hangUp(callId).catch(() => {});
    } finally {
      this.arriving.delete(callId);
    }
    for (const event of meanwhile) this.onTelephony(event);
  }

  private dispatch(contact: LiveContact, event: ContactEvent): void {
    if (this.live.get(contact.id) !== contact) return;
    const step = contact.session.dispatch(event, this.options.clock.now());
    if (step) this.takeStep(contact, step);
  }

  /** What a step brings about: journal first, effects once it is safe. */
  private takeStep(contact: LiveContact, step: SessionStep, opened?: NewContact): void {
    this.follow(contact, step, this.committer.commit(describeStep(contact, step, opened)));
  }

  /** @param committed Whether the contact is still ours, once the step is safe. */
  private follow(contact: LiveContact, step: SessionStep, committed: Promise<boolean>): void {
    const { session } = contact;
    contact.pending = session.context.pending
      ? (step.effects.find(({ id }) => id === session.context.pending?.id) ?? contact.pending)
      : null;
    this.armTimer(contact);
    const { ended } = session;
    const before = contact.work;
    const safe = this.comfort.until(contact, step, committed);
    contact.work = (async () => {
      await before;
      if (!(await safe)) return this.forget(contact);
      await this.queueing?.onStep(contact, step);
      // Together: the end of one prompt and the start of the next need not wait for each other.
      await Promise.all(step.effects.map((effect) => this.effects.run(contact, effect)));
      if (ended) await this.finish(contact, step);
    })();
  }

  private armTimer(contact: LiveContact): void {
    const { clock } = this.options;
    const { session } = contact;
    const onTime = () => {
      const step = this.live.get(contact.id) === contact ? session.timeOut(clock.now()) : null;
      if (step) this.takeStep(contact, step);
    };
    armTimer(clock, contact, { at: session.ended ? null : session.context.timerAt, onTime });
  }

  /** A contact whose caller has gone has nobody left to talk to: a far end that is still up is let go. */
  private async finish(contact: LiveContact, step: SessionStep): Promise<void> {
    if (contact.transfer) await this.options.telephony.hangUp(contact.transfer.legId).catch(() => {});
    if (step.effects.every(({ effect }) => effect !== 'hang-up')) this.forget(contact);
  }

  private forget(contact: LiveContact): void {
    this.options.clock.clearTimeout(contact.timer?.handle);
    if (this.live.get(contact.id) === contact) this.live.delete(contact.id);
    this.queueing?.forget(contact);
  }
}
