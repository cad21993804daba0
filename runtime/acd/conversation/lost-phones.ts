import type { CallEndCause } from '#schemas/effects/index.ts';
import type { Leg, LostPhone } from './state.ts';

/** A page with a phone that is loaded again has its phone by then; who was in a talk is waited for longer. */
export const RELOAD_LIMIT_MS = 8_000;
export const RETURN_LIMIT_MS = 20_000;
/** However often a page asks to be called that cannot answer. */
export const LONGEST_RETURN_MS = 60_000;
/** A phone that has just asked to be called answers by itself. */
export const RECALL_SECONDS = 10;
/** Longer than any phone takes to ring out by itself. */
const RECALL_GRACE_MS = 5_000;

/** Only a page in a browser is loaded again or crashes. */
export function isBrowserPhone({ placed }: Leg): boolean {
  return placed?.to.startsWith('agent:') === true;
}

export function isAway(phone: LostPhone | null): boolean {
  return phone !== null && phone.awayUntil !== null;
}

/** Whether a call has ended because the phone has gone. One that was called again and did not answer is still away. */
export function hasLostPhone(leg: Leg, cause: CallEndCause, phone: LostPhone | null): boolean {
  if (!isBrowserPhone(leg)) return false;
  if (isAway(phone) && !leg.up) return true;
  return cause === 'failed' || (cause === 'congestion' && !leg.up);
}

/** The phone of a call is not there any more. */
export function losePhone(before: LostPhone | null, { up, placed }: Leg, at: number): LostPhone | null {
  if (placed === null) return null;
  const talked = up || (isAway(before) && before?.talked === true);
  return {
    awaySince: before?.awaySince ?? at,
    awayUntil: before?.awayUntil ?? at + (talked ? RETURN_LIMIT_MS : RELOAD_LIMIT_MS),
    placed,
    talked,
    calledAgainBy: before?.calledAgainBy ?? null,
  };
}

/** Who was in a talk goes on with it at once; it is waited for until the phone has had the time to answer. */
export function awaitRecall(phone: LostPhone, at: number): NonNullable<Leg['placed']> {
  const ringTimeoutMs = RECALL_SECONDS * 1000;
  const longest = (phone.awaySince ?? at) + LONGEST_RETURN_MS;
  phone.awayUntil = Math.min(Math.max(phone.awayUntil ?? 0, at + ringTimeoutMs + RECALL_GRACE_MS), longest);
  return { ...phone.placed, ringTimeoutMs, autoAnswer: true };
}

/** As long as nobody drove the conversation, nobody could come back. */
export function awaitAnew(phone: LostPhone | null, at: number): void {
  if (phone === null || phone.awayUntil === null) return;
  phone.awaySince = at;
  phone.awayUntil = Math.max(phone.awayUntil, at + RELOAD_LIMIT_MS);
}

export function phoneIsBack(phone: LostPhone | null): void {
  if (phone === null) return;
  phone.awaySince = null;
  phone.awayUntil = null;
}
