import { Popover, Text, UnstyledButton } from '@mantine/core';
import { IconHeadset } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { reading } from '#designer/api/query.ts';
import type { Messages } from '#designer/i18n/en.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { readSystem, type SystemState } from '#schemas/api/system.ts';
import classes from './navigation-rail.module.css';

const ASKED_EVERY_MS = 15_000;

/** Whether calls can arrive, at a glance; a click says more. */
export function TelephonyStatus() {
  const { app } = useMessages();
  const system = useQuery({ ...reading(readSystem), refetchInterval: ASKED_EVERY_MS });
  const { tone, title, help } = describe(system.isError ? undefined : system.data, app);
  return (
    <Popover position="right-end" shadow="md" withArrow>
      <Popover.Target>
        <UnstyledButton className={classes.item} aria-label={title} title={title}>
          <IconHeadset size={19} stroke={1.6} aria-hidden />
          <span className={classes.state} data-tone={tone} />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown maw={280}>
        <Text size="sm" fw={600}>
          {title}
        </Text>
        {help && (
          <Text size="xs" c="dimmed">
            {help}
          </Text>
        )}
        {system.data && (
          <Text size="xs" mt={4}>
            {app.telephony.live(system.data.liveContacts)}
          </Text>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

function describe(system: SystemState | undefined, app: Messages['app']) {
  const texts = app.telephony;
  if (!system) return { tone: 'unknown', title: texts.unknown };
  const { driver, connected } = system.telephony;
  if (driver === 'simulated') return { tone: 'neutral', title: texts.simulated, help: texts.simulatedHelp };
  return connected
    ? { tone: 'good', title: texts.asterisk }
    : { tone: 'bad', title: texts.asteriskAway, help: texts.asteriskAwayHelp };
}
