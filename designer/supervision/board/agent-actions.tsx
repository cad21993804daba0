import { ActionIcon, Menu } from '@mantine/core';
import {
  IconCircleCheck,
  IconCoffee,
  IconDots,
  IconEar,
  IconEarOff,
  IconHeadset,
  IconLogout,
  IconMessageForward,
  IconPhoneOff,
  IconUsersPlus,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useSession } from '#designer/api/use-session.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { useConfirm } from '#designer/ui/confirm.tsx';
import { type BoardAgent, type MonitorMode, monitorMode } from '#schemas/api/supervision.ts';
import type { PauseReason } from '#schemas/domain/pause-reason.ts';
import { useSupervisor } from '../use-supervisor.ts';
import classes from './board.module.css';
import { ListenDialog } from './listen-dialog.tsx';
import { useAgentActions } from './use-agent-actions.ts';

const ICONS: Record<MonitorMode, typeof IconEar> = {
  listen: IconEar,
  whisper: IconMessageForward,
  barge: IconUsersPlus,
};

/** What the supervisor may do with an agent at this moment. */
export function AgentActions({ agent, reasons }: { agent: BoardAgent; reasons: readonly PauseReason[] }) {
  const { actions: texts } = useMessages().supervision;
  const self = useSession()?.id;
  const { may, line } = useSupervisor();
  const confirm = useConfirm();
  const navigate = useNavigate();
  const actions = useAgentActions(agent);
  const [asking, setAsking] = useState<MonitorMode | null>(null);
  const { conversation, state } = agent;
  const own = conversation?.monitors.find(({ userId }) => userId === self);
  const modes = monitorMode.options.filter(may);
  const canListen = conversation?.phase === 'talking' && agent.id !== self && modes.length > 0;
  const canChange = may('change-state') && state.state !== 'signed-out';
  if (!conversation && !canChange) return null;

  const askSignOut = () =>
    confirm({
      title: texts.signOutTitle(agent.name),
      text: texts.signOutText,
      action: texts.signOut,
      danger: true,
      run: actions.signOut,
    });
  const askHangUp = () =>
    confirm({
      title: texts.hangUpTitle(agent.name),
      text: texts.hangUpText,
      action: texts.hangUp,
      danger: true,
      run: actions.hangUp,
    });

  return (
    <>
      <Menu position="bottom-end" width={250} shadow="md">
        <Menu.Target>
          <ActionIcon aria-label={texts.menu(agent.name)}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{agent.name}</Menu.Label>
          {canListen &&
            modes.map((mode) => {
              const Icon = ICONS[mode];
              return (
                <Menu.Item
                  key={mode}
                  leftSection={<Icon size={15} />}
                  disabled={own?.mode === mode}
                  // Who has no phone of their own says which one is to ring, unless it is talking already.
                  onClick={() => (line === null && !own ? setAsking(mode) : void actions.monitor(mode))}
                >
                  {texts.modes[mode]}
                  <span className={classes.modeHelp}>{texts.help[mode]}</span>
                </Menu.Item>
              );
            })}
          {own && (
            <Menu.Item leftSection={<IconEarOff size={15} />} onClick={() => void actions.stop()}>
              {texts.stop}
            </Menu.Item>
          )}
          {conversation && (
            <Menu.Item
              leftSection={<IconHeadset size={15} />}
              onClick={() =>
                void navigate({
                  to: '/conversations/$conversationId',
                  params: { conversationId: conversation.id },
                })
              }
            >
              {texts.open}
            </Menu.Item>
          )}
          {canChange && (
            <>
              <Menu.Divider />
              <Menu.Label>{texts.state}</Menu.Label>
              {state.state !== 'ready' && (
                <Menu.Item
                  leftSection={<IconCircleCheck size={15} />}
                  onClick={() => void actions.change({ state: 'ready', reason: '' })}
                >
                  {texts.ready}
                </Menu.Item>
              )}
              {reasons.length === 0 && state.state !== 'paused' && (
                <Menu.Item
                  leftSection={<IconCoffee size={15} />}
                  onClick={() => void actions.change({ state: 'paused', reason: '' })}
                >
                  {texts.pauseWithout}
                </Menu.Item>
              )}
              {reasons.map(({ id, name }) => (
                <Menu.Item
                  key={id}
                  leftSection={<IconCoffee size={15} />}
                  disabled={state.state === 'paused' && state.reason === id}
                  onClick={() => void actions.change({ state: 'paused', reason: id })}
                >
                  {texts.pause(name)}
                </Menu.Item>
              ))}
              <Menu.Divider />
              {conversation?.phase === 'talking' && (
                <Menu.Item color="var(--sy-bad)" leftSection={<IconPhoneOff size={15} />} onClick={askHangUp}>
                  {texts.hangUp}
                </Menu.Item>
              )}
              <Menu.Item color="var(--sy-bad)" leftSection={<IconLogout size={15} />} onClick={askSignOut}>
                {texts.signOut}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {asking && <ListenDialog agent={agent} mode={asking} onClose={() => setAsking(null)} />}
    </>
  );
}
