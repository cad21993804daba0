import { Menu } from '@mantine/core';
import { IconChevronDown, IconCircleCheck, IconLogout, IconPlayerPause } from '@tabler/icons-react';
import { call } from '#designer/api/call.ts';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import { AGENT_STATE_TONES } from '#designer/ui/agent-state-tones.ts';
import { nameOfState } from '#designer/ui/name-of-state.ts';
import { useShortcuts } from '#designer/ui/shortcuts.tsx';
import type { Tone } from '#designer/ui/tag.tsx';
import { setAgentState } from '#schemas/api/desk.ts';
import type { AgentStateName } from '#schemas/domain/conversation.ts';
import { useCommand, useDesk, useServerNow } from '../desk/use-desk.tsx';
import classes from './desk-bar.module.css';
import { stateName } from './state-name.ts';

/** Of their own state agents are reminded while nobody is put through to them. */
const TONES: Record<AgentStateName, Tone> = { ...AGENT_STATE_TONES, break: 'warn', paused: 'warn' };

type Wanted = { state: 'ready' | 'paused' | 'signed-out'; reason: string };

/** What the agent is now and since when, and what they can become. */
export function StateMenu() {
  const { desk: texts } = useMessages();
  const desk = useDesk();
  const { error, pending, run, forget } = useCommand('state');
  const { state } = desk;
  const become = (body: Wanted) => void run(() => call(setAgentState, { body }));
  const [firstReason] = desk.pauseReasons;
  const engaged = desk.conversation !== null || desk.asked !== null;
  const pausing = state.state === 'ready' || (engaged && state.next?.state !== 'paused');
  const works = state.state !== 'signed-out';
  const readyOrPause = () => become(pausing ? paused(firstReason?.id ?? '') : { state: 'ready', reason: '' });
  useShortcuts(works ? [{ keys: 'Shift+F9', label: texts.keys.readyOrPause, run: readyOrPause }] : []);
  if (!works) return null;
  return (
    <>
      <Menu position="bottom-start" width={260} onOpen={forget}>
        <Menu.Target>
          <button type="button" className={classes.state} data-tone={TONES[state.state]} aria-busy={pending}>
            <span className={classes.words}>
              <strong>{stateName(desk, texts)}</strong>
              <small>
                {state.next ? texts.state.then(nameOfState(state.next, desk.pauseReasons, texts)) : texts.state.change}
              </small>
            </span>
            <StateTimer since={state.since} />
            <IconChevronDown size={15} aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {engaged && <Menu.Label>{texts.state.afterwards}</Menu.Label>}
          <Menu.Item
            leftSection={<IconCircleCheck size={16} color="var(--sy-good)" aria-hidden />}
            onClick={() => become({ state: 'ready', reason: '' })}
          >
            {texts.state.names.ready}
          </Menu.Item>
          {desk.pauseReasons.length === 0 && (
            <Menu.Item
              leftSection={<IconPlayerPause size={16} color="var(--sy-warn)" aria-hidden />}
              onClick={() => become(paused(''))}
            >
              {texts.state.names.paused}
            </Menu.Item>
          )}
          {desk.pauseReasons.map(({ id, name }) => (
            <Menu.Item
              key={id}
              leftSection={<IconPlayerPause size={16} color="var(--sy-warn)" aria-hidden />}
              onClick={() => become(paused(id))}
            >
              {texts.state.pause(name)}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconLogout size={16} aria-hidden />}
            onClick={() => become({ state: 'signed-out', reason: '' })}
          >
            {texts.state.endWork}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {error && (
        <span className={classes.refusal} role="alert">
          {error}
        </span>
      )}
    </>
  );
}

function paused(reason: string): Wanted {
  return { state: 'paused', reason };
}

function StateTimer({ since }: { since: string }) {
  const { desk: texts } = useMessages();
  const formats = useFormats();
  const elapsedMs = useServerNow() - Date.parse(since);
  return (
    <span className={classes.timer} role="timer" aria-label={texts.state.since}>
      {formats.duration(elapsedMs)}
    </span>
  );
}
