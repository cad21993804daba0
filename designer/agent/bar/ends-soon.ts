import { AUTO_DIAL_SECONDS, type Conversation } from '#schemas/domain/conversation.ts';

/** Long enough to choose a status by keyboard. */
export const SOON_SECONDS = 10;

type Ending = 'wrapUp' | 'preview';

/** What is about to end by itself, so that it can be said in time; null otherwise. */
export function endsSoon(
  { phase, medium, offeredAt, wrapUpUntil }: Pick<Conversation, 'phase' | 'medium' | 'offeredAt' | 'wrapUpUntil'>,
  now: number,
): Ending | null {
  const isSoon = (at: number) => at > now && at - now <= SOON_SECONDS * 1000;
  if (phase === 'wrap-up') return wrapUpUntil !== null && isSoon(Date.parse(wrapUpUntil)) ? 'wrapUp' : null;
  const dials = phase === 'preview' && medium === 'callback';
  return dials && isSoon(Date.parse(offeredAt) + AUTO_DIAL_SECONDS * 1000) ? 'preview' : null;
}
