import { IconAlarm } from '@tabler/icons-react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { Tag, type Tone } from '#designer/ui/tag.tsx';
import type { BoardAgent } from '#schemas/api/supervision.ts';
import type { AgentStateName } from '#schemas/domain/conversation.ts';
import { NOT_ANSWERED, type PauseReason } from '#schemas/domain/pause-reason.ts';
import classes from './board.module.css';
import { useElapsedMs } from './use-board.ts';

const TONES: Record<AgentStateName, Tone> = {
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

interface BoardAgentStateProps {
  agent: BoardAgent;
  reasons: readonly PauseReason[];
  aheadMs: number;
}

/** What an agent is doing; a pause that takes longer than its reason allows is marked. */
export function BoardAgentState({ agent: { state }, reasons, aheadMs }: BoardAgentStateProps) {
  const { supervision: texts, desk } = useMessages();
  const elapsedMs = useElapsedMs(state.since, aheadMs);
  const reason = reasons.find(({ id }) => id === state.reason);
  const limitMs = (reason?.limitMinutes ?? 0) * 60_000;
  const isOver = state.state === 'paused' && limitMs > 0 && elapsedMs > limitMs;
  const notAnswered = state.state === 'paused' && state.reason === NOT_ANSWERED;
  const words = notAnswered
    ? desk.state.notAnswered
    : state.state === 'paused' && reason
      ? desk.state.pause(reason.name)
      : desk.state.names[state.state];
  return (
    <span className={classes.cell}>
      <Tag tone={isOver || notAnswered ? 'bad' : TONES[state.state]} dot="still" title={words}>
        {words}
      </Tag>
      {isOver && <IconAlarm size={15} role="img" aria-label={texts.agents.overLimit} color="var(--sy-bad)" />}
    </span>
  );
}
