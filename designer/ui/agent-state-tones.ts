import type { AgentStateName } from '#schemas/domain/conversation.ts';
import type { Tone } from './tag.tsx';

/** How the state of an agent looks to whoever watches them. */
export const AGENT_STATE_TONES: Record<AgentStateName, Tone> = {
  'signed-out': 'neutral',
  ready: 'good',
  reserved: 'accent',
  ringing: 'accent',
  talking: 'accent',
  'wrap-up': 'warn',
  break: 'neutral',
  paused: 'neutral',
  unreachable: 'bad',
};
