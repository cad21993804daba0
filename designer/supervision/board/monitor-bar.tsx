import { Button, SegmentedControl } from '@mantine/core';
import { IconEar, IconEarOff } from '@tabler/icons-react';
import { useSession } from '#designer/api/use-session.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { type BoardAgent, monitorMode } from '#schemas/api/supervision.ts';
import { useSupervisor } from '../use-supervisor.ts';
import classes from './board.module.css';
import { useAgentActions } from './use-agent-actions.ts';

/** In whose call the supervisor is, and how; empty while in none. Its line is there in any case. */
export function MonitorBar({ agents }: { agents: readonly BoardAgent[] }) {
  const self = useSession()?.id;
  const monitored = agents.find(({ conversation }) => conversation?.monitors.some(({ userId }) => userId === self));
  const own = monitored?.conversation?.monitors.find(({ userId }) => userId === self);
  if (!monitored || !own) return null;
  return <InCall key={monitored.id} agent={monitored} mode={own.mode} connected={own.connected} />;
}

interface InCallProps {
  agent: BoardAgent;
  mode: (typeof monitorMode)['options'][number];
  connected: boolean;
}

function InCall({ agent, mode, connected }: InCallProps) {
  const { actions: texts } = useMessages().supervision;
  const { may } = useSupervisor();
  const actions = useAgentActions(agent);
  const modes = monitorMode.options.filter((option) => option === mode || may(option));
  return (
    <section className={classes.monitor} aria-label={texts.inCall(agent.name)}>
      <IconEar size={16} aria-hidden />
      <span role="status">
        {texts.inCall(agent.name)}
        {!connected && ` – ${texts.connecting}`}
      </span>
      <SegmentedControl
        size="xs"
        aria-label={texts.mode}
        value={mode}
        onChange={(value) => {
          const wanted = monitorMode.options.find((option) => option === value);
          if (wanted) void actions.monitor(wanted);
        }}
        data={modes.map((value) => ({ value, label: texts.modes[value] }))}
      />
      <Button
        size="compact-xs"
        color="red.8"
        leftSection={<IconEarOff size={14} aria-hidden />}
        onClick={() => void actions.stop()}
      >
        {texts.stop}
      </Button>
    </section>
  );
}
