import { Button, Group } from '@mantine/core';
import { IconMicrophone, IconMicrophoneOff, IconPhone, IconPhoneOff, IconUsers } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import { useShortcuts } from '#designer/ui/shortcuts.tsx';
import type { Desk } from '#schemas/api/desk.ts';
import { useConversationCommand, useDesk, useServerNow } from '../desk/use-desk.tsx';
import { usePhone } from '../phone/use-phone.tsx';
import { useRinging } from '../phone/use-ringing.ts';
import classes from './call-header.module.css';
import { IconControl } from './icon-control.tsx';

export type Asked = NonNullable<Desk['asked']>;

interface AskedHeaderProps {
  asked: Asked;
  /** What the customer is called; '' while nothing says it. */
  customer: string;
}

/** Which colleague it is, about whom, and how to take part or leave. As high as the header of a conversation. */
export function AskedHeader({ asked, customer }: AskedHeaderProps) {
  const { desk: texts } = useMessages();
  const { why, phase, conference, conversation } = asked;
  const { campaignName, queue, called } = conversation;
  const { error } = useConversationCommand(conversation.id);
  const { returning } = usePhone();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus();
  }, []);
  const talk = why === 'call' ? texts.phases.talking : conference ? texts.controls.threeTalk : texts.asked.talksAbout;
  const about = why === 'call' ? '' : customer || texts.unknownNumber;
  return (
    <section className={classes.header} data-phase={phase} aria-label={texts.asked.label}>
      <span className={classes.icon}>
        <IconUsers size={22} stroke={1.6} aria-hidden />
      </span>
      <div className={classes.phase}>
        <strong role="status">
          {returning ? texts.phone.returns : phase === 'ringing' ? texts.phases.ringing : talk}
        </strong>
        <SinceTimer />
      </div>
      <div className={classes.who}>
        <h2 ref={heading} tabIndex={-1}>
          {texts.asked.by[why](conversation.agentName)}
        </h2>
        <p>
          {[about, campaignName, queue && texts.queue(queue), called && texts.calledNumber(called)]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <div className={classes.controls}>
        <AskedControls asked={asked} />
        <p className={classes.refusal} role="alert">
          {error}
        </p>
      </div>
    </section>
  );
}

function SinceTimer() {
  const formats = useFormats();
  const { state } = useDesk();
  const now = useServerNow();
  return <span role="timer">{formats.duration(now - Date.parse(state.since))}</span>;
}

function AskedControls({ asked: { phase, conversation } }: Pick<AskedHeaderProps, 'asked'>) {
  const { desk: texts } = useMessages();
  const { phone, view } = usePhone();
  const { run, pending } = useConversationCommand(conversation.id);
  const rings = view.call?.state === 'ringing';
  const own = view.call?.state === 'talking' ? view.call : null;
  const answer = () => void (rings && phone.answer());
  const leave = () => void run({ type: 'leave' });
  const mute = () => own && phone.mute(!own.muted);
  useRinging(phase === 'ringing', conversation.agentName);
  useShortcuts([
    { keys: 'F2', label: texts.controls.answer, run: answer },
    { keys: 'Shift+F2', label: texts.asked.leave, run: leave },
    { keys: 'F9', label: texts.keys.mute, run: mute },
  ]);
  return (
    <Group gap={6} wrap="nowrap" justify="flex-end">
      {rings && (
        <Button color="green.8" leftSection={<IconPhone size={15} aria-hidden />} onClick={answer}>
          {texts.controls.answer}
        </Button>
      )}
      {phase === 'ringing' && !rings && <span>{texts.controls.phoneRings}</span>}
      {own && (
        <IconControl label={own.muted ? texts.controls.unmute : texts.controls.mute} pressed={own.muted} onClick={mute}>
          {own.muted ? <IconMicrophoneOff size={15} aria-hidden /> : <IconMicrophone size={15} aria-hidden />}
        </IconControl>
      )}
      <Button
        variant={phase === 'ringing' ? 'default' : 'filled'}
        color={phase === 'ringing' ? undefined : 'red.8'}
        disabled={pending}
        leftSection={<IconPhoneOff size={15} aria-hidden />}
        onClick={leave}
      >
        {phase === 'ringing' ? texts.controls.decline : texts.asked.leave}
      </Button>
    </Group>
  );
}
