import { type LinkedFlow, linkIr } from '#runtime/compiler/link.ts';
import type { TelephonyEvent, TelephonyPort } from '#runtime/telephony/port.ts';
import type { ContactEvent, ContactFacts } from '#schemas/effects/contact.ts';
import type { Clock } from './clock.ts';
import { Committer } from './committer.ts';
import { createEffectRunner, type RunEffect } from './effect-runner.ts';
import type { LiveContact } from './live-contact.ts';
import { playbackOutcome, recordingOutcome } from './outcomes.ts';
import type {
  ContactChange,
  ContactStore,
  EngineLog,
  FlowStore,
  NewContact,
  OrphanedContact,
  PublishedIr,
  Services,
  SpeechPort,
} from './ports.ts';
import { Recovery } from './recovery.ts';
import { Session, type SessionStep } from './session/session.ts';
import { createTransferLegs, type TransferLegs } from './transfer-legs.ts';
import { withoutSecrets } from './without-secrets.ts';

export interface ContactHostOptions {
  clock: Clock;
  telephony: TelephonyPort;
  contacts: ContactStore;
  flows: FlowStore;
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
}

type Arrival = Extract<TelephonyEvent, { type: 'call.arrived' }>;

/** Time for the caller to hear the apology before the call is hung up all the same. */
const APOLOGY_LIMIT_MS = 15_000;

/** Runs one machine per contact against live calls; the only place where sessions, journal and ports meet. */
export class ContactHost {
  private readonly options: ContactHostOptions;
  private readonly committer: Committer;
  private readonly runEffect: RunEffect;
  private readonly live = new Map<string, LiveContact>();
  /** Calls whose flow is being looked up, with what happens to them meanwhile. */
  private readonly arriving = new Map<string, TelephonyEvent[]>();
  /** Calls that only hear an apology: by playback id, what follows it. */
  private readonly apologies = new Map<string, () => void>();
  private readonly linked = new Map<string, LinkedFlow>();
  private readonly legs: TransferLegs;
  private readonly recovery: Recovery;
  private accepting = true;
  private heartbeat: unknown = null;

  constructor(options: ContactHostOptions) {
    this.options = options;
    this.committer = new Committer({ ...options, onCommitted: (changes) => options.onChange?.(changes) });
    const { live } = this;
    this.legs = createTransferLegs({ ...options, live, dispatch: (contact, event) => this.dispatch(contact, event) });
    this.runEffect = createEffectRunner({
      ...options,
      legs: this.legs,
      settle: (contact, event) => this.dispatch(contact, event),
      end: (contact, { apologise }) => this.endCall(contact, apologise),
    });
    this.recovery = new Recovery({
      ...options,
      live,
      isArriving: (callId) => this.arriving.has(callId),
      arrive: (call) => void this.arrive(call),
      callEnded: (contact) => this.dispatch(contact, { type: 'call.ended', cause: 'failed' }),
      legs: this.legs,
      runEffect: (contact, effect) => this.runEffect(contact, effect),
      armTimer: (contact) => this.armTimer(contact),
    });
  }

  get liveCount(): number {
    return this.live.size;
  }

  /** Takes up the contacts of a former life, then listens. Their timers run again once their calls have been compared. */
  async start(): Promise<void> {
    await this.options.contacts.renewLease();
    await this.takeOver();
    await this.options.telephony.start((event) => this.onTelephony(event));
    this.beat();
  }

  /** Takes no new calls, gives live ones time to finish, then leaves them to whoever comes next. */
  async stop({ graceMs }: { graceMs: number }): Promise<void> {
    const { clock, telephony, contacts, log } = this.options;
    this.accepting = false;
    const until = clock.now() + graceMs;
    // Not awaited: a telephone system that is out of reach must not hold this up.
    telephony.drain().catch((error: unknown) => log.warn({ error }, 'new calls could not be sent elsewhere'));
    while (this.live.size > 0 && clock.now() < until) await pause(clock, Math.min(100, until - clock.now()));
    clock.clearTimeout(this.heartbeat);
    await telephony.stop();
    for (const contact of this.live.values()) clock.clearTimeout(contact.timer);
    await this.committer.settled();
    await contacts.release();
  }

  /** Hangs a live contact up. @returns false when this node does not run it. */
  async hangUp(contactId: string): Promise<boolean> {
    if (!this.live.has(contactId)) return false;
    await this.options.telephony.hangUp(contactId);
    return true;
  }

  private beat(): void {
    const { clock, contacts, heartbeatMs, log } = this.options;
    this.heartbeat = clock.setTimeout(() => {
      void (async () => {
        try {
          await contacts.renewLease();
          if (await this.takeOver()) await this.recovery.resynchronise();
        } catch (error) {
          log.error({ error }, 'the lease could not be renewed');
        }
        if (this.accepting) this.beat();
      })();
    }, heartbeatMs);
  }

  /** @returns whether there was anything to take over. */
  private async takeOver(): Promise<boolean> {
    const orphans = await this.options.contacts.takeOver();
    for (const orphan of orphans) await this.revive(orphan);
    return orphans.length > 0;
  }

  private async revive(orphan: OrphanedContact): Promise<void> {
    const { log, flows } = this.options;
    try {
      const linked = this.link(await flows.readIr(orphan.flowId, orphan.flowVersion));
      const { session, steps } = Session.replay({ linked }, orphan.lines);
      this.recovery.revive(this.addContact(orphan, linked, session), steps);
    } catch (error) {
      // The others must not suffer from one journal that cannot be replayed.
      log.error({ error, contactId: orphan.contactId }, 'a contact could not be recovered');
      this.recovery.giveUp(orphan.contactId);
    }
  }

  private addContact(
    { contactId, flowId, flowVersion }: Pick<OrphanedContact, 'contactId' | 'flowId' | 'flowVersion'>,
    linked: LinkedFlow,
    session: Session,
  ): LiveContact {
    const contact: LiveContact = {
      id: contactId,
      flowId,
      flowVersion,
      linked,
      session,
      timer: null,
      pending: null,
      transfer: null,
      work: Promise.resolve(),
    };
    this.live.set(contactId, contact);
    return contact;
  }

  private link(published: PublishedIr): LinkedFlow {
    const key = `${published.flowId}@${published.version}`;
    const known = this.linked.get(key);
    if (known) return known;
    const linked = linkIr(published.ir);
    this.linked.set(key, linked);
    return linked;
  }

  private onTelephony(event: TelephonyEvent): void {
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
        if (this.apologies.has(event.playbackId)) this.apologies.get(event.playbackId)?.();
        else this.onCall(event.callId, event, playbackOutcome(event));
        return;
      case 'recording.finished':
        this.onCall(event.callId, event, recordingOutcome(event));
        return;
      case 'key':
        this.onCall(event.callId, event, { type: 'key', key: event.key });
        return;
      case 'call.ended':
        if (!this.legs.ended(event)) this.onCall(event.callId, event, { type: 'call.ended', cause: event.cause });
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

  private onCall(callId: string, event: TelephonyEvent, outcome: ContactEvent): void {
    const contact = this.live.get(callId);
    if (contact) this.dispatch(contact, outcome);
    else this.arriving.get(callId)?.push(event);
  }

  private async arrive({ callId, caller, called }: Pick<Arrival, 'callId' | 'caller' | 'called'>): Promise<void> {
    const { flows, telephony, clock, log, timeZone } = this.options;
    if (this.live.has(callId) || this.arriving.has(callId)) return;
    if (!this.accepting) return;
    const meanwhile: TelephonyEvent[] = [];
    this.arriving.set(callId, meanwhile);
    try {
      const published = await flows.flowForDid(called);
      if (!published) {
        log.warn({ callId, called }, 'a call for a number that leads nowhere');
        await telephony.hangUp(callId);
        return;
      }
      const linked = this.link(published);
      const at = clock.now();
      const facts: ContactFacts = { id: callId, caller, called, startedAt: new Date(at).toISOString(), timeZone };
      const { session, step } = Session.start({ linked }, facts, at);
      const { flowId, version } = published;
      const contact = this.addContact({ contactId: callId, flowId, flowVersion: version }, linked, session);
      if (!linked.answersItself) {
        contact.work = telephony.answer(callId).catch((error: unknown) => log.warn({ error, callId }, 'not answered'));
      }
      this.takeStep(contact, step, { facts, flowId, flowVersion: version, startedAtMs: at });
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
    const { session } = contact;
    contact.pending = session.context.pending
      ? (step.effects.find(({ id }) => id === session.context.pending?.id) ?? contact.pending)
      : null;
    this.armTimer(contact);
    const ended = session.ended
      ? { result: session.result ?? 'failed', failure: session.failure, atMs: step.at }
      : undefined;
    const node = session.node || (step.trace.at(-1)?.node ?? '');
    const committed = this.committer.commit({
      contactId: contact.id,
      opened,
      lines: [withoutSecrets(step)],
      node,
      ended,
    });
    const before = contact.work;
    contact.work = (async () => {
      await before;
      if (!(await committed)) return this.forget(contact);
      // Together: the end of one prompt and the start of the next need not wait for each other.
      await Promise.all(step.effects.map((effect) => this.runEffect(contact, effect)));
      if (ended) await this.finish(contact, step);
    })();
  }

  private armTimer(contact: LiveContact): void {
    const { clock } = this.options;
    clock.clearTimeout(contact.timer);
    const { timerAt } = contact.session.context;
    if (timerAt === null || contact.session.ended) return;
    // setTimeout takes at most 24.8 days; a longer wait looks again when that is over.
    const delayMs = Math.min(Math.max(0, timerAt - clock.now()), LONGEST_TIMER_MS);
    contact.timer = clock.setTimeout(() => {
      if (clock.now() >= timerAt) this.dispatch(contact, { type: 'timer' });
      else this.armTimer(contact);
    }, delayMs);
  }

  /** A contact whose caller has gone has nobody left to talk to: a far end that is still up is let go. */
  private async finish(contact: LiveContact, step: SessionStep): Promise<void> {
    if (contact.transfer) await this.options.telephony.hangUp(contact.transfer.legId).catch(() => {});
    if (step.effects.every(({ effect }) => effect !== 'hang-up')) this.forget(contact);
  }

  private forget(contact: LiveContact): void {
    this.options.clock.clearTimeout(contact.timer);
    if (this.live.get(contact.id) === contact) this.live.delete(contact.id);
  }

  private async endCall(contact: LiveContact, apologise: boolean): Promise<void> {
    const { telephony, clock, apology, speech, log } = this.options;
    this.forget(contact);
    if (apologise) {
      const language = String(contact.session.context.contact.language);
      const text = apology[language] ?? apology.en ?? '';
      const item = { type: 'speech', text, language } as const;
      const playbackId = `${contact.id}:apology`;
      if ((await speech.prepare(item)).ok) {
        const heard = new Promise<void>((resolve) => this.apologies.set(playbackId, resolve));
        try {
          await telephony.play({ callId: contact.id, playbackId, items: [item] });
          await Promise.race([heard, pause(clock, APOLOGY_LIMIT_MS)]);
        } catch (error) {
          log.warn({ error, contactId: contact.id }, 'the apology could not be played');
        }
        this.apologies.delete(playbackId);
      }
    }
    await telephony.hangUp(contact.id);
  }
}

/** The most that setTimeout takes. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

function pause(clock: Clock, ms: number): Promise<void> {
  return new Promise((resolve) => clock.setTimeout(resolve, ms));
}
