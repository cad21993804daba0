import type { LinkedFlow } from '#runtime/compiler/link.ts';
import type { ContactFacts } from '#schemas/effects/contact.ts';
import type { Effect } from '#schemas/effects/index.ts';
import type { ArmedTimer } from './arm-timer.ts';
import type { Session } from './session/session.ts';

/** A contact that this node runs. The id of a caller's own is that of their call. */
export interface LiveContact {
  id: string;
  /** The contact on whose call this one runs: an overflow flow accompanies the flow of a caller who waits. */
  parentId: string | null;
  /** The call on which its effects are carried out. */
  callId: string;
  flowId: string;
  flowVersion: number;
  linked: LinkedFlow;
  /** The call rings until a flow says otherwise; two people who talk are in a call all the same. */
  answersItself: boolean;
  session: Session;
  timer: ArmedTimer | null;
  /** The effect whose outcome is awaited, with its parameters. */
  pending: Effect | null;
  /** The far end of a transfer in progress; one that was `revived` may have been answered in a former life. */
  transfer: { effectId: string; legId: string; answeredAt: number | null; revived?: boolean } | null;
  /** Effects run one after the other, each after its journal line is safe. */
  work: Promise<void>;
}

/** The id of the call that a transfer places. */
export function transferLegId(effectId: string): string {
  return `${effectId}:leg`;
}

/** The contact that asked for an effect. */
export function contactIdOfEffect(effectId: string): string {
  return effectId.replace(/:[0-9]+\.[0-9]+$/, '');
}

/** The contact to which a call belongs: a caller's own, or the one whose transfer placed it. */
export function contactIdOf(callId: string): string {
  return /^(.+):[0-9]+\.[0-9]+:leg$/.exec(callId)?.[1] ?? callId;
}

export function isTransferLeg(callId: string): boolean {
  return callId.endsWith(':leg');
}

/** What is known of a contact that begins on the call of another one, at a time in milliseconds since 1970. */
export function factsOfChild(parent: LiveContact, { id, at }: { id: string; at: number }): ContactFacts {
  const { caller, called, timeZone, campaign, language } = parent.session.context.contact;
  return {
    id,
    caller: String(caller),
    called: String(called),
    startedAt: new Date(at).toISOString(),
    timeZone: String(timeZone),
    campaign: String(campaign),
    language: String(language),
  };
}
