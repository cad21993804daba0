import type { Messages } from '#designer/i18n/en.ts';
import { nameOfState } from '#designer/ui/name-of-state.ts';
import type { Desk } from '#schemas/api/desk.ts';

/** What the agent is at this moment. */
export function stateName({ state, pauseReasons, conversation, asked }: Desk, texts: Messages['desk']): string {
  // What is coming is on the screen already.
  if (state.state === 'reserved' && conversation) return texts.phases[conversation.phase];
  if (state.state === 'reserved' && asked) return texts.phases.ringing;
  return nameOfState(state, pauseReasons, texts);
}
