import type { Messages } from '#designer/i18n/en.ts';
import type { AgentStateName } from '#schemas/domain/conversation.ts';
import { NOT_ANSWERED } from '#schemas/domain/pause-reason.ts';

interface NamedState {
  state: AgentStateName;
  /** Of a pause. */
  reason: string;
}

/** What the state of an agent is called, wherever it is shown; a pause by its reason. */
export function nameOfState(
  { state, reason }: NamedState,
  reasons: readonly { id: string; name: string }[],
  { state: texts }: Messages['desk'],
): string {
  if (state !== 'paused') return texts.names[state];
  if (reason === NOT_ANSWERED) return texts.notAnswered;
  const found = reasons.find(({ id }) => id === reason);
  return found ? texts.pause(found.name) : texts.names.paused;
}
