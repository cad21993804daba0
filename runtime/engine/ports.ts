import type { ContactEvent, ContactFacts, ContactResult, TraceEntry } from '#schemas/effects/contact.ts';
import type { Effect, EffectKind, EffectParams, LineEffectKind, MediaItem } from '#schemas/effects/index.ts';
import type { WaitEffectKind } from '#schemas/effects/queue.ts';
import type { Ir } from '#schemas/ir/ir.ts';

/** A line of a contact's journal as the engine writes it. `seq` counts from 0 without gaps. */
export interface JournalLine {
  seq: number;
  /** Milliseconds since 1970. */
  at: number;
  event: ContactEvent;
  trace: readonly TraceEntry[];
  effects: readonly Effect[];
}

export interface NewContact {
  facts: ContactFacts;
  flowId: string;
  flowVersion: number;
  startedAtMs: number;
  /** The contact on whose call this one runs; absent for a call's own. */
  parentId?: string;
}

/** What changed in one contact since the last commit. A new contact comes with its first lines. */
export interface ContactChange {
  contactId: string;
  opened?: NewContact;
  lines: readonly JournalLine[];
  /** Path of the node it stands on now. */
  node: string;
  ended?: { result: ContactResult; failure: string | null; atMs: number };
}

/** A live contact that has no living owner, with everything needed to go on with it. */
export interface OrphanedContact {
  contactId: string;
  /** As `NewContact` has it; null for a call's own. */
  parentId: string | null;
  flowId: string;
  flowVersion: number;
  lines: readonly JournalLine[];
  /** As `noteSound` had it last, or ''. */
  sound: string;
}

/** Live on this node, live with another one (or waiting to be taken over), or ended. */
export type ContactState = 'ours' | 'elsewhere' | 'ended';

export interface ContactStore {
  /**
   * Commits the changes of many contacts at once, all or nothing for each contact.
   * @returns Ids of the contacts that another node has taken over meanwhile; nothing of theirs was written.
   */
  commit(changes: readonly ContactChange[]): Promise<ReadonlySet<string>>;
  /**
   * Makes this node the owner of live contacts whose owner's lease has ended, each with its whole journal. What runs on
   * another contact's call comes with that contact, and after it.
   * @param again The last answer was lost: what this node owns already is told as well.
   */
  takeOver(options?: { again: boolean }): Promise<OrphanedContact[]>;
  /** What became of those of these contacts that exist. */
  findStates(contactIds: readonly string[]): Promise<ReadonlyMap<string, ContactState>>;
  /** A contact that has ended, to see how; null while it lives, and for an unknown one. */
  readEnded(contactId: string): Promise<OrphanedContact | null>;
  /** Keeps the id of what a waiting caller hears, so that whoever takes the contact over can go on with it, or end it. */
  noteSound(contactId: string, playbackId: string): Promise<void>;
  /** Says that this node is alive; its contacts stay its own until the lease ends. */
  renewLease(): Promise<void>;
  /** Gives up the contacts of this node at once, so that another node need not wait for the lease. */
  release(): Promise<void>;
}

export interface FlowStore {
  /** The published flow a DID leads to, its own or that of its campaign, or null when it leads nowhere. */
  flowForDid(number: string): Promise<(PublishedIr & { campaign: string }) | null>;
  /** The version of a flow that begins now, or null when there is none. */
  liveFlow(flowId: string): Promise<PublishedIr | null>;
  /** @throws when the version does not exist. */
  readIr(flowId: string, version: number): Promise<PublishedIr>;
}

/**
 * The flow of customers who come into a queue without having called: they were called by an agent of that campaign, '' of
 * none. It is made of what holds now. null: there is no such queue.
 */
export type FlowForQueue = (asked: { campaign: string; queue: string }) => Promise<PublishedIr | null>;

export interface PublishedIr {
  flowId: string;
  version: number;
  ir: Ir;
}

/** An outcome of an effect with its data, as the effect's contract has them. */
export interface Outcome {
  outcome: string;
  data: Record<string, unknown>;
}

/**
 * Carries out one kind of effect outside the call. Asked again under the same effect id after a crash, it does nothing
 * twice. A rejection counts as the outcome `failed`.
 */
export type Service<K extends ServiceKind> = (
  params: EffectParams<K>,
  asked: { effectId: string; contactId: string },
) => Promise<Outcome>;

export type ServiceKind = Exclude<EffectKind, LineEffectKind | WaitEffectKind>;

/** What flows can ask of the outside. A kind that nobody carries out here fails. */
export type Services = { [K in ServiceKind]?: Service<K> };

/** Turns speech and library audio into something the telephone system can play ahead of the command. */
export interface SpeechPort {
  /** Whether an item can be heard at all; the reason when it cannot. */
  prepare(item: MediaItem): Promise<{ ok: true } | { ok: false; reason: string }>;
}

export interface EngineLog {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
}
