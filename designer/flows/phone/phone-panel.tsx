import { ActionIcon, Alert, Button, SegmentedControl, Tooltip } from '@mantine/core';
import {
  IconArrowBackUp,
  IconFocusCentered,
  IconPhone,
  IconPhoneOff,
  IconPlayerSkipForward,
  IconVolume,
  IconVolumeOff,
} from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { useChecks, useFlow } from '../editor/editor.ts';
import { SaveCallButton } from '../tests/save-call-button.tsx';
import { AgentScreen } from './agent-screen.tsx';
import { CallForm, useCallSettings } from './call-form.tsx';
import { CallStatus } from './call-status.tsx';
import { Keypad } from './keypad.tsx';
import { OutcomeForm } from './outcome-form.tsx';
import type { Speed } from './phone-call.ts';
import classes from './phone-panel.module.css';
import { Transcript } from './transcript-list.tsx';
import { type Phone, usePhone } from './use-phone.ts';
import { VariablesTable } from './variables-table.tsx';

const KEYS = '0123456789*#';
const TYPING = 'input:not([type="radio"]), textarea, select';

/** A telephone in the browser that runs the draft with the compiler and the engine of the server. */
export function PhonePanel() {
  const phone = usePhone();
  const { phone: texts } = useMessages().flows;
  const errors = useChecks((checks) => checks.count.error);
  const document = useFlow((flow) => flow);
  const [settings, setSettings] = useCallSettings();
  const [tab, setTab] = useState<'transcript' | 'variables'>('transcript');
  const pad = useRef<HTMLDivElement>(null);
  const { call } = phone;
  const live = call !== null && !call.simulator.ended;
  const place = () => {
    phone.place(settings);
    requestAnimationFrame(() => pad.current?.focus());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const typing = event.target instanceof Element && event.target.closest(TYPING);
    const script = call?.document.kind === 'script';
    if (typing || !live || script || event.ctrlKey || event.metaKey || event.altKey || !KEYS.includes(event.key))
      return;
    event.preventDefault();
    event.stopPropagation();
    call.press(event.key);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: digits typed anywhere on the phone are keys pressed on it
    <div className={classes.phone} onKeyDown={onKeyDown}>
      {errors > 0 && !live && (
        <Alert color="yellow" p="xs">
          {texts.broken}
        </Alert>
      )}
      {phone.impossible && (
        <Alert color="red" p="xs">
          {texts.impossible}
        </Alert>
      )}
      {call && call.document !== document && (
        <Alert color="blue" p="xs">
          {texts.outdated}
        </Alert>
      )}
      {!live && <CallForm settings={settings} onChange={setSettings} />}
      <div className={classes.buttons}>
        {live ? (
          <Button color="red.8" leftSection={<IconPhoneOff size={15} aria-hidden />} onClick={() => call.hangUp()}>
            {texts.hangUp}
          </Button>
        ) : (
          <Button color="teal.9" leftSection={<IconPhone size={15} aria-hidden />} onClick={place}>
            {call ? texts.callAgain : texts.call}
          </Button>
        )}
        <span className={classes.space} />
        <Tools phone={phone} live={live} />
      </div>
      {call ? (
        <>
          <CallStatus call={call} />
          {!live && <SaveCallButton call={call} />}
          {live && (
            <>
              <SegmentedControl
                size="xs"
                fullWidth
                aria-label={texts.speed}
                value={String(phone.speed)}
                onChange={(value) => phone.setSpeed(SPEEDS[value] ?? 1)}
                data={[
                  { value: '1', label: texts.realTime },
                  { value: '4', label: texts.fast },
                  { value: 'skip', label: texts.skip },
                ]}
              />
              <AgentScreen call={call} />
              <OutcomeForm call={call} />
              {call.document.kind !== 'script' && <Keypad ref={pad} call={call} />}
            </>
          )}
          <SegmentedControl
            size="xs"
            fullWidth
            value={tab}
            onChange={(value) => setTab(value === 'variables' ? 'variables' : 'transcript')}
            data={[
              { value: 'transcript', label: texts.transcript },
              { value: 'variables', label: texts.variables },
            ]}
          />
          {tab === 'transcript' ? <Transcript call={call} /> : <VariablesTable call={call} />}
        </>
      ) : (
        <p className={classes.hint}>{texts.noCall}</p>
      )}
    </div>
  );
}

const SPEEDS: Record<string, Speed> = { '1': 1, '4': 4, skip: 'skip' };

function Tools({ phone, live }: { phone: Phone; live: boolean }) {
  const { phone: texts } = useMessages().flows;
  const { call } = phone;
  if (!call) return null;
  const waits = live && call.simulator.awaited.dueAt !== null;
  return (
    <>
      <Tool label={texts.skipNow} disabled={!waits} onClick={() => call.skip()}>
        <IconPlayerSkipForward size={16} aria-hidden />
      </Tool>
      <Tool label={texts.stepBack} disabled={call.simulator.journal.length < 2} onClick={() => call.stepBack()}>
        <IconArrowBackUp size={16} aria-hidden />
      </Tool>
      <Tool label={texts.follow} pressed={phone.follow} onClick={() => phone.setFollow(!phone.follow)}>
        <IconFocusCentered size={16} aria-hidden />
      </Tool>
      <Tool label={phone.muted ? texts.unmute : texts.mute} onClick={() => phone.setMuted(!phone.muted)}>
        {phone.muted ? <IconVolumeOff size={16} aria-hidden /> : <IconVolume size={16} aria-hidden />}
      </Tool>
    </>
  );
}

interface ToolProps {
  label: string;
  disabled?: boolean;
  pressed?: boolean;
  onClick: () => void;
  children: ReactNode;
}

function Tool({ label, disabled, pressed, onClick, children }: ToolProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon
        aria-label={label}
        aria-pressed={pressed}
        variant={pressed ? 'light' : 'subtle'}
        color={pressed ? undefined : 'gray'}
        disabled={disabled}
        onClick={onClick}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
