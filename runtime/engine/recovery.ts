import type { ConversationCalls } from '#runtime/acd/ports.ts';
import type { LiveState, TelephonyPort } from '#runtime/telephony/port.ts';
import type { Effect } from '#schemas/effects/index.ts';
import { type Clock, pause } from './clock.ts';
import { stopTones, tonesOf } from './comfort-tone.ts';
import { contactIdOf, type LiveContact, transferLegId } from './live-contact.ts';
import type { ContactState, ContactStore, EngineLog } from './ports.ts';
import type { QueueCarrier } from './queue-carrier.ts';
import type { Session, SessionStep } from './session/session.ts';
import type { TransferLegs } from './transfer-legs.ts';

export interface RecoveryOptions {
  clock: Clock;
  telephony: TelephonyPort;
  contacts: ContactStore;
  log: EngineLog;
  live: ReadonlyMap<string, LiveContact>;
  isArriving(callId: string): boolean;
  /** A call that is up and belongs to nobody begins as a new contact. */
  arrive(call: { callId: string; caller: string; called: string }): void;
  callEnded(contact: LiveContact): void;
  legs: TransferLegs;
  queueing: QueueCarrier | null;
  conversations?: ConversationCalls;
  runEffect(contact: LiveContact, effect: Effect): Promise<void>;
  armTimer(contact: LiveContact): void;
}

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 5_000;

/**
 * Goes on after a gap: when the telephone system or this process was away, what is up is compared with what should be.
 * Contacts of a former life get their timers back only then, so that keys pressed meanwhile come before a timeout.
 */
export class Recovery {
  private readonly options: RecoveryOptions;
  /** Revived contacts with the effects of their last line, which may not have been carried out. */
  private readonly revived = new Map<
    string,
    { contact: LiveContact; effects: readonly Effect[]; tones: readonly string[] }
  >();
  /** Contacts of ours whose journal cannot be replayed. */
  private readonly unrecoverable = new Set<string>();
  /** Calls of a node that has gone, which may have no contact yet. */
  private readonly abandoned = new Set<string>();
  private running = false;
  private again = false;
  private stopped = false;

  constructor(options: RecoveryOptions) {
    this.options = options;
  }

  /** Takes a replayed contact in; it goes on with the next `resynchronise`. */
  revive(contact: LiveContact, former: { steps: readonly SessionStep[]; sound: string }): void {
    const { steps } = former;
    contact.pending = findPending(contact.session, steps);
    if (contact.pending?.effect === 'transfer') {
      const effectId = contact.pending.id;
      contact.transfer = { effectId, legId: transferLegId(effectId), answeredAt: null, revived: true };
    }
    this.options.queueing?.revive(contact, former);
    const tones = tonesOf(contact, steps);
    this.revived.set(contact.id, { contact, effects: steps.at(-1)?.effects ?? [], tones });
  }

  /** A contact that cannot be revived: its calls are to be let go. */
  giveUp(contactId: string): void {
    this.unrecoverable.add(contactId);
  }

  /** Takes in what another node has left: its contacts follow when their lease ends, a call without one begins here. */
  async takeIn(callIds: readonly string[]): Promise<void> {
    for (const callId of callIds) this.abandoned.add(callId);
    await this.resynchronise();
  }

  async resynchronise(): Promise<void> {
    if (this.running) {
      this.again = true;
      return;
    }
    this.running = true;
    do {
      this.again = false;
      await this.compareInTheEnd();
    } while (this.again && !this.stopped);
    this.running = false;
  }

  stop(): void {
    this.stopped = true;
  }

  /** The database may be away as well, and nobody says when it is back: calls must not be left to themselves until then. */
  private async compareInTheEnd(): Promise<void> {
    const { clock, log } = this.options;
    for (let pauseMs = FIRST_PAUSE_MS; !this.stopped; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
      try {
        return await this.compare();
      } catch (error) {
        log.error({ error }, 'could not compare calls with the telephone system');
        await pause(clock, pauseMs);
      }
    }
  }

  private async compare(): Promise<void> {
    const { telephony, live, queueing, conversations } = this.options;
    // Only what was going on before the gap is compared: later events belong to the living.
    const before = [...live.values()].map((contact) => ({ contact, pending: contact.pending }));
    const revived = [...this.revived.values()].flatMap(({ contact }) => callIdsOf(contact));
    const tones = [...this.revived.values()].flatMap((one) => one.tones);
    const abandoned = [...this.abandoned];
    const talking = (await conversations?.takeOver()) ?? [];
    const adopted = [...revived, ...abandoned, ...talking];
    if (adopted.length > 0) await telephony.adopt(adopted);
    const expected = conversations?.expected() ?? { playbackIds: [], recordingIds: [], bridgeIds: [] };
    const state = await telephony.resynchronise({
      playbackIds: [...pendingIds(live, 'play'), ...(queueing?.playbackIds() ?? []), ...expected.playbackIds, ...tones],
      recordingIds: [...pendingIds(live, 'record'), ...expected.recordingIds],
      bridgeIds: [...pendingIds(live, 'transfer'), ...expected.bridgeIds],
    });
    await stopTones(telephony, tones, state);
    queueing?.resynchronised(state);
    for (const { contact, pending } of before) this.reconcile(contact, pending, state);
    conversations?.resynchronised(state);
    await this.claimStrays(state);
    for (const callId of abandoned) this.abandoned.delete(callId);
  }

  private reconcile(contact: LiveContact, pending: Effect | null, state: LiveState): void {
    const { live, callEnded, legs, runEffect, armTimer } = this.options;
    if (live.get(contact.id) !== contact) return;
    const revived = this.revived.get(contact.id);
    this.revived.delete(contact.id);
    if (!state.callIds.has(contact.callId)) {
      callEnded(contact);
      // One whose caller had gone before goes on without a call: a message that is being stored.
      if (live.get(contact.id) !== contact || contact.session.ended) return;
    }
    this.noticeLostEnd(contact, state);
    const waiting = contact.pending?.id === pending?.id ? pending : null;
    const goesOn = waiting !== null && isGoingOn(waiting, state, revived !== undefined);
    // Carrying an effect out twice is harmless, so what cannot be known to have happened is done again.
    const again = (revived?.effects ?? []).filter(({ id }) => id !== pending?.id);
    if (waiting && !goesOn) again.push(waiting);
    for (const effect of again) contact.work = contact.work.then(() => runEffect(contact, effect));
    // The answer may have come while nobody listened; joining twice is harmless, and so is ringing.
    const { transfer } = contact;
    if (transfer && state.answeredIds.has(transfer.legId)) legs.answered(transfer.legId);
    else if (transfer && state.callIds.has(transfer.legId)) legs.startRinging(contact);
    if (revived) armTimer(contact);
  }

  /** Whoever owns a contact looks after its calls; one of ours that does not run is about to be revived. */
  private hasOwner(contactId: string, state: ContactState | undefined): boolean {
    return state === 'elsewhere' || (state === 'ours' && !this.unrecoverable.has(contactId));
  }

  /** A far end that is gone though its bridge is there was joined and has left while nobody of ours was told. */
  private noticeLostEnd({ transfer }: LiveContact, state: LiveState): void {
    if (!transfer || state.callIds.has(transfer.legId) || !state.bridgeIds.has(transfer.effectId)) return;
    this.options.legs.ended({ callId: transfer.legId, cause: 'normal' });
  }

  /** Calls that are up but belong to no contact: one whose arrival was lost begins now, the rest must not leak. */
  private async claimStrays(state: LiveState): Promise<void> {
    const { telephony, contacts, conversations, live, isArriving, arrive } = this.options;
    const known = new Set([...live.values()].flatMap(callIdsOf));
    const isOfOthers = (id: string) => conversations?.ownsCall(id) === true && !this.unrecoverable.has(id);
    const isStray = (id: string) => !known.has(id) && !isArriving(id) && !isOfOthers(id);
    const strays = [...state.callIds].filter(isStray);
    if (strays.length === 0) return;
    const states = await contacts.findStates(strays.map(contactIdOf));
    for (const callId of strays) {
      const id = contactIdOf(callId);
      const contact = states.get(id);
      // It may have become known while we asked.
      if (isArriving(callId) || live.get(id)?.transfer?.legId === callId || live.has(callId)) continue;
      if (!live.has(id) && this.hasOwner(id, contact)) continue;
      const arrival = state.inbound.get(callId);
      if (arrival && !contact) arrive({ callId, ...arrival });
      else await telephony.hangUp(callId);
    }
  }
}

/** Whether an effect is still being carried out somewhere; if not, it never began or its process is gone with it. */
function isGoingOn(effect: Effect, state: LiveState, revived: boolean): boolean {
  if (effect.effect === 'play') return state.playbackIds.has(effect.id);
  if (effect.effect === 'record') return state.recordingIds.has(effect.id);
  if (effect.effect === 'transfer') return state.callIds.has(transferLegId(effect.id));
  return !revived;
}

function findPending(session: Session, steps: readonly SessionStep[]): Effect | null {
  const { pending } = session.context;
  if (!pending) return null;
  return steps.flatMap(({ effects }) => effects).findLast(({ id }) => id === pending.id) ?? null;
}

function callIdsOf(contact: LiveContact): string[] {
  return contact.transfer ? [contact.callId, contact.transfer.legId] : [contact.callId];
}

function pendingIds(live: ReadonlyMap<string, LiveContact>, kind: 'play' | 'record' | 'transfer'): string[] {
  return [...live.values()].flatMap(({ pending }) => (pending?.effect === kind ? [pending.id] : []));
}
