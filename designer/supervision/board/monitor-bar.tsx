import { Button, SegmentedControl } from '@mantine/core';
import { IconEar, IconEarOff } from '@tabler/icons-react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { monitorMode } from '#schemas/api/supervision.ts';
import { useSupervisor } from '../use-supervisor.ts';
import classes from './board.module.css';
import { useAgentActions } from './use-agent-actions.ts';
import type { Monitored } from './use-monitored.ts';

/** In whose call the supervisor is, and how; empty while in none. Its line is there in any case. */
export function MonitorBar({ monitored }: { monitored: Monitored | null }) {
  return monitored && <InCall key={monitored.agent.id} {...monitored} />;
}

function InCall({ agent, mode, connected, away }: Monitored) {
  const { actions: texts } = useMessages().supervision;
  const { may } = useSupervisor();
  const actions = useAgentActions(agent);
  const modes = monitorMode.options.filter((option) => option === mode || may(option));
  return (
    <section className={classes.monitor} aria-label={texts.inCall(agent.name)}>
      <IconEar size={16} aria-hidden />
      <span role="status">
        {texts.inCall(agent.name)}
        {!connected && ` – ${away ? texts.returns : texts.connecting}`}
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
