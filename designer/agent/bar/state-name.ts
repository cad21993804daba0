import type { Messages } from '#designer/i18n/en.ts';
import type { Desk } from '#schemas/api/desk.ts';
import { NOT_ANSWERED } from '#schemas/domain/pause-reason.ts';

type Texts = Messages['desk'];

/** What the agent is at this moment. */
export function stateName({ state, pauseReasons, conversation, asked }: Desk, texts: Texts): string {
  // What is coming is on the screen already.
  if (state.state === 'reserved' && conversation) return texts.phases[conversation.phase];
  if (state.state === 'reserved' && asked) return texts.phases.ringing;
  return state.state === 'paused' ? pauseName(pauseReasons, state.reason, texts) : texts.state.names[state.state];
}

/** What they become afterwards. */
export function nextName({ pauseReasons }: Desk, next: NonNullable<Desk['state']['next']>, texts: Texts): string {
  return next.state === 'paused' ? pauseName(pauseReasons, next.reason, texts) : texts.state.names[next.state];
}

function pauseName(reasons: Desk['pauseReasons'], reason: string, texts: Texts): string {
  if (reason === NOT_ANSWERED) return texts.state.notAnswered;
  const found = reasons.find(({ id }) => id === reason);
  return found ? texts.state.pause(found.name) : texts.state.names.paused;
}
