import type { LinkedFlow } from '#runtime/compiler/link.ts';
import type { Effect } from '#schemas/effects/index.ts';
import type { Session } from './session/session.ts';

/** A contact that this node runs. Its id is that of its call. */
export interface LiveContact {
  id: string;
  flowId: string;
  flowVersion: number;
  linked: LinkedFlow;
  session: Session;
  /** The handle of its one timer. */
  timer: unknown;
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

/** The contact to which a call belongs: a caller's own, or the one whose transfer placed it. */
export function contactIdOf(callId: string): string {
  return /^(.+):[0-9]+\.[0-9]+:leg$/.exec(callId)?.[1] ?? callId;
}

export function isTransferLeg(callId: string): boolean {
  return callId.endsWith(':leg');
}
