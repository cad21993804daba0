import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { reading } from '#designer/api/query.ts';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import { AGENT_STATE_TONES } from '#designer/ui/agent-state-tones.ts';
import { nameOfState } from '#designer/ui/name-of-state.ts';
import { Tag } from '#designer/ui/tag.tsx';
import { useNow } from '#designer/ui/use-now.ts';
import type { Agent } from '#schemas/api/agents.ts';
import { listPauseReasons } from '#schemas/api/pause-reasons.ts';

/** What an agent is doing, and since when; a closed account does nothing. */
export function AgentState({ agent }: { agent: Agent }) {
  const { agents: texts, desk } = useMessages();
  const { duration } = useFormats();
  const nowMs = useNow(1000);
  const reasons = useQuery(reading(listPauseReasons)).data?.pauseReasons;
  if (!agent.active) return <Tag>{texts.inactive}</Tag>;
  const { state } = agent;
  if (state === null) {
    return (
      <Text span c="dimmed" size="sm">
        {desk.state.names['signed-out']}
      </Text>
    );
  }
  return (
    <span>
      <Tag tone={AGENT_STATE_TONES[state.state]} dot="still">
        {nameOfState(state, reasons ?? [], desk)}
      </Tag>{' '}
      <Text span c="dimmed" size="xs">
        {texts.since(duration(nowMs - Date.parse(state.since)))}
      </Text>
    </span>
  );
}
