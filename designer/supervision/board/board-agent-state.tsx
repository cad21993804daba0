import { IconAlarm } from '@tabler/icons-react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { AGENT_STATE_TONES } from '#designer/ui/agent-state-tones.ts';
import { nameOfState } from '#designer/ui/name-of-state.ts';
import { Tag } from '#designer/ui/tag.tsx';
import type { BoardAgent } from '#schemas/api/supervision.ts';
import { NOT_ANSWERED, type PauseReason } from '#schemas/domain/pause-reason.ts';
import classes from './board.module.css';
import { useElapsedMs } from './use-board.ts';

interface BoardAgentStateProps {
  agent: BoardAgent;
  reasons: readonly PauseReason[];
  aheadMs: number;
}

/** What an agent is doing and what follows it; a pause that takes longer than its reason allows is marked. */
export function BoardAgentState({ agent: { state }, reasons, aheadMs }: BoardAgentStateProps) {
  const { supervision: texts, desk } = useMessages();
  const elapsedMs = useElapsedMs(state.since, aheadMs);
  const reason = reasons.find(({ id }) => id === state.reason);
  const limitMs = (reason?.limitMinutes ?? 0) * 60_000;
  const isOver = state.state === 'paused' && limitMs > 0 && elapsedMs > limitMs;
  const notAnswered = state.state === 'paused' && state.reason === NOT_ANSWERED;
  const words = nameOfState(state, reasons, desk);
  const next = state.next && desk.state.then(nameOfState(state.next, reasons, desk));
  return (
    <span className={classes.cell}>
      <Tag tone={isOver || notAnswered ? 'bad' : AGENT_STATE_TONES[state.state]} dot="still" title={words}>
        {words}
      </Tag>
      {next && (
        <span className={`${classes.cut} ${classes.dim}`} title={next}>
          {next}
        </span>
      )}
      {isOver && <IconAlarm size={15} role="img" aria-label={texts.agents.overLimit} color="var(--sy-bad)" />}
    </span>
  );
}
