import { type ArmedTimer, armTimer } from '../../engine/arm-timer.ts';
import type { Admission, CalledCustomer } from '../../engine/called-customers.ts';
import { type Clock, pause } from '../../engine/clock.ts';
import type { EngineLog } from '../../engine/ports.ts';
import type { ExpectedMedia, LiveState, TelephonyEvent, TelephonyPort } from '../../telephony/port.ts';
import type { AcdRefusalCode } from '../desk-port.ts';
import type { ConversationCalls, WaitingRoom } from '../ports.ts';
import type { AcdStore, Changed, Saved } from '../store.ts';
import { askRoom } from './ask-room.ts';
import { carryOut } from './carry-out.ts';
import { startComfort } from './comfort.ts';
import { dueAt } from './limits.ts';
import { type CallCommand, commandsBetween, commandsToResume, pictureBefore, pictureOf } from './picture.ts';
import { type ConversationEvent, reduceConversation } from './reduce.ts';
import { type ConversationState, conversationOfCall, isDriven } from './state.ts';
import type { Ask } from './turn.ts';

export interface DriverOptions {
  clock: Clock;
  log: EngineLog;
  telephony: TelephonyPort;
  store: Pick<AcdStore, 'save' | 'claim' | 'readOwn' | 'findDriven' | 'measureRecording'>;
  room: WaitingRoom;
  /** What a conversation has changed among waits and agents. */
  onChanged(changed: Changed, conversation: ConversationState): void;
}

interface Driven {
  state: ConversationState;
  timer: ArmedTimer | null;
  /** One step after the other: each is safe before anything is done about it. */
  work: Promise<unknown>;
}

const FIRST_RETRY_MS = 100;
const LONGEST_RETRY_MS = 5_000;
/** A telephone system that has lost its connection is noticed within so long, and may be there again by then. */
const COMMAND_PAUSE_MS = 500;
/** Without its connection a command is given again when that is back; one that is refused all the same is given up. */
const COMMAND_ATTEMPTS = 3;

/** While it is out of reach no limit of a call counts; after so long it is looked at again. */
const AWAY_PAUSE_MS = 1_000;

/** Timers are early by less than this. */
const LARGEST_EARLY_MS = 1_000;

/** Many more than end while rows are being read. */
const KEPT_OVER = 1_000;

/** Drives the conversations of this server: what happens to them is written down first and then done. */
export class ConversationDriver implements ConversationCalls {
  readonly #options: DriverOptions;
  readonly #driven = new Map<string, Driven>();
  /** Of calls that others have placed: callers' own, and those that a colleague has passed on. */
  readonly #byForeignCall = new Map<string, string>();
  /** Calls that have ended lately: one that goes on as a contact may have ended before that began. */
  readonly #endedCalls = new Set<string>();
  /** Taken over, and not compared with the telephone system yet. */
  readonly #resuming = new Set<string>();
  /** By conversation, what is being done about its last steps. */
  readonly #doing = new Map<string, Promise<void>>();
  /** Where each conversation stood when the telephone system was asked what is up. */
  #compared: ReadonlyMap<string, number> = new Map();
  #stopped = false;
  /** Those that are over here, lately: whoever has read them before they were must not begin them anew. */
  readonly #over = new Set<string>();
  /** What a claim has taken may not have been told. */
  #claimsInDoubt = false;
  /** The telephone system is out of reach, or has not said yet what is up since then. */
  #away = false;

  constructor(options: DriverOptions) {
    this.#options = options;
  }

  get count(): number {
    return this.#driven.size;
  }

  has(conversationId: string): boolean {
    return this.#driven.has(conversationId);
  }

  read(conversationId: string): ConversationState | null {
    return this.#driven.get(conversationId)?.state ?? null;
  }

  /** A conversation that has just been written down: what it begins with is done now. */
  begin(state: ConversationState): void {
    if (this.#stopped || this.#driven.has(state.id) || this.#over.has(state.id)) return;
    const driven = this.#add(state);
    this.#follow(driven, commandsBetween(pictureBefore(state), pictureOf(state)), []);
    this.#arm(driven);
  }

  /** @returns Why it cannot be done; null when it has been, and is safe. Unknown conversations are not asked. */
  async ask(conversationId: string, event: ConversationEvent): Promise<AcdRefusalCode | null> {
    const driven = this.#driven.get(conversationId);
    if (driven === undefined) return 'no-such-conversation';
    const done = driven.work.then(() => this.#step(driven, event));
    driven.work = done.catch((error: unknown) => {
      this.#options.log.error({ error, conversation: conversationId }, 'a conversation could not go on');
    });
    return done;
  }

  /** Something happens to a conversation; what cannot be done about it has been logged. */
  #tell(conversationId: string, event: ConversationEvent): void {
    this.ask(conversationId, event).catch(() => {});
  }

  onTelephony(event: TelephonyEvent): boolean {
    switch (event.type) {
      case 'call.answered':
      case 'call.ended':
        return this.#onCall(event.callId, event);
      case 'call.ringing':
      case 'key':
      case 'call.arrived':
        return conversationOfCall(event.callId) !== null;
      case 'playback.finished': {
        const id = conversationOfSound(event.playbackId);
        if (id !== null) this.#tell(id, { type: 'playback.finished', playbackId: event.playbackId });
        return id !== null;
      }
      case 'bridge-recording.finished': {
        const { recordingId, seconds, failed } = event;
        const id = conversationOfSound(recordingId);
        if (id === null) return false;
        if (this.#driven.has(id)) this.#tell(id, { type: 'recording.finished', recordingId, seconds, failed });
        else this.#measured(id, { recordingId, seconds, failed });
        return true;
      }
      case 'disconnected':
        this.#away = true;
        return false;
      default:
        return false;
    }
  }

  ownsCall(callId: string): boolean {
    return conversationOfCall(callId) !== null;
  }

  async findOrphans(): Promise<boolean> {
    const { store } = this.#options;
    const inDoubt = this.#claimsInDoubt;
    this.#claimsInDoubt = true;
    this.#takeIn([...(await store.claim()), ...(inDoubt ? await store.readOwn() : [])]);
    this.#claimsInDoubt = false;
    return this.#resuming.size > 0;
  }

  async takeOver(): Promise<readonly string[]> {
    const { store } = this.#options;
    this.#takeIn([...(await store.claim()), ...(await store.readOwn())]);
    return [...this.#resuming].flatMap((id) => this.#callsOf(id));
  }

  expected(): ExpectedMedia {
    this.#compared = new Map([...this.#driven].map(([id, { state }]) => [id, state.revision]));
    const pictures = [...this.#driven.values()].map(({ state }) => pictureOf(state));
    return {
      playbackIds: pictures.flatMap(({ playing }) => [...playing.keys()]),
      recordingIds: pictures.flatMap(({ recording }) => (recording === null ? [] : [recording])),
      bridgeIds: pictures.map(({ bridgeId }) => bridgeId),
    };
  }

  resynchronised(live: LiveState): void {
    this.#away = false;
    for (const [id, driven] of this.#driven) {
      // What has happened since we asked cannot be in the answer.
      if (!this.#resuming.has(id) && this.#compared.get(id) !== driven.state.revision) continue;
      this.#resuming.delete(id);
      this.#tell(id, { type: 'resumed', live });
    }
    void this.#hangUpStrays(live);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    for (const driven of this.#driven.values()) this.#options.clock.clearTimeout(driven.timer?.handle);
    await Promise.all([...this.#driven.values()].map(({ work }) => work));
  }

  /** Most recordings are finished when their conversation is over. */
  #measured(id: string, how: { recordingId: string; seconds: number; failed: boolean }): void {
    this.#options.store.measureRecording(id, how).catch((error: unknown) => {
      this.#options.log.warn({ error, conversation: id }, 'the length of a recording could not be written down');
    });
  }

  #onCall(callId: string, event: ConversationEvent): boolean {
    const placedBy = conversationOfCall(callId);
    if (event.type === 'call.ended') addRecent(this.#endedCalls, callId);
    const id = this.#byForeignCall.get(callId) ?? placedBy;
    if (id !== null) this.#tell(id, event);
    return placedBy !== null;
  }

  #callsOf(id: string): string[] {
    const driven = this.#driven.get(id);
    if (driven === undefined) return [];
    return [...pictureOf(driven.state).calls].flatMap(([callId, placed]) => (placed === null ? [] : [callId]));
  }

  /** Calls of conversations that nobody drives any more, or of which nobody knows. */
  async #hangUpStrays(live: LiveState): Promise<void> {
    const { store, telephony, log } = this.#options;
    const strays = [...live.callIds].filter((callId) => conversationOfCall(callId) !== null && !this.#drives(callId));
    if (strays.length === 0) return;
    try {
      const driven = await store.findDriven(strays);
      for (const callId of strays) {
        if (!driven.has(callId) && !this.#drives(callId)) await telephony.hangUp(callId);
      }
    } catch (error) {
      log.warn({ error }, 'calls that belong to nobody could not be hung up');
    }
  }

  #drives(callId: string): boolean {
    return this.#driven.has(conversationOfCall(callId) ?? '') || this.#byForeignCall.has(callId);
  }

  /** They go on once what is up has been compared with what should be. */
  #takeIn(taken: readonly ConversationState[]): void {
    for (const state of taken) {
      if (this.#driven.has(state.id)) continue;
      this.#add(state);
      this.#resuming.add(state.id);
    }
  }

  #add(state: ConversationState): Driven {
    const driven: Driven = { state, timer: null, work: Promise.resolve() };
    this.#driven.set(state.id, driven);
    for (const callId of foreignCalls(state)) this.#byForeignCall.set(callId, state.id);
    return driven;
  }

  #forget({ state, timer }: Driven): void {
    this.#options.clock.clearTimeout(timer?.handle);
    this.#driven.delete(state.id);
    addRecent(this.#over, state.id);
    for (const [callId, id] of this.#byForeignCall) if (id === state.id) this.#byForeignCall.delete(callId);
  }

  async #step(driven: Driven, event: ConversationEvent): Promise<AcdRefusalCode | null> {
    const before = driven.state;
    if (this.#stopped || this.#driven.get(before.id) !== driven) return 'no-such-conversation';
    const { clock, onChanged } = this.#options;
    const at = clock.now();
    const { state, writes, asks, refused } = reduceConversation(before, event, at);
    if (refused !== null) return refused;
    if (event.type !== 'resumed' && isSame(before, state) && writes.length + asks.length === 0) {
      // A timer may go off a moment before its time by the clock; it would never again.
      if (event.type === 'timer') this.#arm(driven);
      return null;
    }
    const queued = writes.find((write) => write.write === 'queued');
    const admission = queued ? await this.#admit(before.id, queued.customer) : null;
    if (queued && admission === null) return 'unavailable';
    const comfort = startComfort(clock, { before, event, begin: (commands) => this.#follow(driven, commands, []) });
    const changed = await this.#save(state, writes, at, admission?.change);
    const former = comfort.over() ?? pictureOf(before);
    if (changed === null) {
      this.#forget(driven);
      return 'no-such-conversation';
    }
    driven.state = state;
    onChanged(changed, state);
    const commands =
      event.type === 'resumed'
        ? commandsToResume(before, state, event.live)
        : commandsBetween(former, pictureOf(state), endedBy(event));
    this.#follow(driven, commands, asks);
    // From now on the contact is told of its call; it does something once this conversation has let the call go.
    const letGo = this.#doing.get(state.id) ?? Promise.resolve();
    admission?.begin(letGo, { isUp: !this.#endedCalls.has(admission.change.contactId) });
    if (changed.begun !== null) this.#goOn(changed.begun, state.id);
    if (isDriven(state)) this.#arm(driven);
    else this.#forget(driven);
    return null;
  }

  /** @returns null when it cannot be done now: the customer stays with the agent. */
  async #admit(conversation: string, customer: CalledCustomer): Promise<Admission | null> {
    const { room, log } = this.#options;
    try {
      return await room.admit(customer);
    } catch (error) {
      log.error({ error, conversation, queue: customer.queue }, 'a customer could not be put into a queue');
      return null;
    }
  }

  /** @returns null when it is not ours any more. A database that is out of reach is waited for. */
  async #save(...step: Parameters<AcdStore['save']>): Promise<Saved | null> {
    const { clock, store, log } = this.#options;
    for (let delayMs = FIRST_RETRY_MS; ; delayMs = Math.min(delayMs * 2, LONGEST_RETRY_MS)) {
      try {
        return await store.save(...step);
      } catch (error) {
        log.error({ error, conversation: step[0].id }, 'a conversation could not be written down; trying again');
        if (this.#stopped) throw error;
        await new Promise<void>((resolve) => void clock.setTimeout(resolve, delayMs));
      }
    }
  }

  /** What follows a step is done in order, and the next step does not wait for it. */
  #follow(driven: Driven, commands: readonly CallCommand[], asks: readonly Ask[]): void {
    const { state } = driven;
    const done = this.#doing.get(state.id) ?? Promise.resolve();
    const next = done.then(async () => {
      for (const command of commands) await this.#carryOut(state, command);
      for (const ask of asks) askRoom(this.#options, { state, ask, answer: (event) => this.#tell(state.id, event) });
    });
    this.#doing.set(state.id, next);
    void next.finally(() => {
      if (this.#doing.get(state.id) === next) this.#doing.delete(state.id);
    });
  }

  /**
   * Nobody is left in silence by a command that was refused once, nor is an agent taken for absent whom a telephone system
   * could not call: what is not done while it is out of reach follows when it says what is up.
   */
  async #carryOut({ id }: ConversationState, command: CallCommand): Promise<void> {
    const { telephony, log, clock } = this.#options;
    for (let attempt = 1; attempt <= COMMAND_ATTEMPTS; attempt += 1) {
      try {
        return await carryOut(telephony, command);
      } catch (error) {
        log.error({ error, conversation: id, command: command.do, attempt }, 'a command of a conversation failed');
        await pause(clock, COMMAND_PAUSE_MS);
        if (this.#away || this.#stopped) return;
      }
    }
    if (command.do === 'originate') this.#tell(id, { type: 'call.ended', callId: command.callId, cause: 'failed' });
  }

  /** A colleague has the customer now: joined once the former agent's conversation has let both of them go. */
  #goOn(begun: ConversationState, former: string): void {
    const letGo = this.#doing.get(former);
    if (letGo !== undefined) this.#doing.set(begun.id, letGo);
    this.begin(begun);
  }

  #arm(driven: Driven): void {
    const due = this.#resuming.has(driven.state.id) ? null : dueAt(driven.state);
    armTimer(this.#options.clock, driven, { at: due, onTime: () => due !== null && this.#timeIsUp(driven, due) });
  }

  /**
   * A timer may go off a moment early by the clock; if it is by much, somebody has set the clock back. A call that nobody
   * can hear of has not failed to be answered.
   */
  #timeIsUp(driven: Driven, due: number): void {
    const { clock } = this.#options;
    const { id, phase } = driven.state;
    const earlyMs = due - clock.now();
    const awaitsCalls = phase !== 'preview' && phase !== 'wrap-up';
    if (earlyMs > 0 && earlyMs < LARGEST_EARLY_MS) this.#arm(driven);
    else if (this.#away && awaitsCalls) {
      const again = () => this.#timeIsUp(driven, due);
      armTimer(clock, driven, { at: clock.now() + AWAY_PAUSE_MS, onTime: again });
    } else this.#tell(id, { type: 'timer', due });
  }
}

function conversationOfSound(id: string): string | null {
  return /^(talk-[^:]+):(sound|recording)\.[0-9]+$/.exec(id)?.[1] ?? null;
}

function addRecent(known: Set<string>, id: string): void {
  known.add(id);
  const [oldest] = known;
  if (oldest !== undefined && known.size > KEPT_OVER) known.delete(oldest);
}

function foreignCalls({ id, drive }: ConversationState): string[] {
  const callIds = Object.values(drive.legs).flatMap((leg) => (leg === null ? [] : [leg.callId]));
  return callIds.filter((callId) => conversationOfCall(callId) !== id);
}

function endedBy(event: ConversationEvent): ReadonlySet<string> {
  return new Set(event.type === 'call.ended' ? [event.callId] : []);
}

function isSame(before: ConversationState, after: ConversationState): boolean {
  return JSON.stringify({ ...before, revision: 0 }) === JSON.stringify({ ...after, revision: 0 });
}
