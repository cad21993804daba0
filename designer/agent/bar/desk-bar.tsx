import { Button, Popover } from '@mantine/core';
import { IconChartBar, IconPhoneOutgoing, IconPlugConnectedX } from '@tabler/icons-react';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import { useOpenWhile } from '#designer/ui/use-open-while.ts';
import type { Desk } from '#schemas/api/desk.ts';
import { CallDialog } from '../conversation/call-dialog.tsx';
import { useDesk, useDeskLink } from '../desk/use-desk.tsx';
import { PhoneStatus } from '../phone/phone-status.tsx';
import classes from './desk-bar.module.css';
import { StateMenu } from './state-menu.tsx';

/** The agent's own state, phone and day, above everything else. */
export function DeskBar() {
  const { desk: texts } = useMessages();
  const desk = useDesk();
  const free = desk.conversation === null && desk.asked === null && desk.state.state !== 'signed-out';
  // Whoever calls in meanwhile is not covered by it.
  const [calling, setCalling] = useOpenWhile(free);
  return (
    <header className={classes.bar}>
      <h1 className={classes.title} data-page-title tabIndex={-1}>
        {texts.title}
      </h1>
      <StateMenu />
      <PhoneStatus />
      <Connection />
      <span className={classes.space} />
      {desk.agent.rights.includes('call-out') && (
        <Button
          variant="default"
          leftSection={<IconPhoneOutgoing size={15} aria-hidden />}
          disabled={!free}
          onClick={() => setCalling(true)}
        >
          {texts.callOut.open}
        </Button>
      )}
      {desk.agent.display.panels.includes('statistics') && <Today today={desk.today} />}
      {calling && <CallDialog onClose={() => setCalling(false)} />}
    </header>
  );
}

/** Says calmly that the server is away. Its place is kept, so that nothing moves when it comes. */
function Connection() {
  const { desk: texts } = useMessages();
  const link = useDeskLink();
  return (
    <span className={classes.connection} role="status">
      {link === 'away' && (
        <>
          <IconPlugConnectedX size={15} aria-hidden />
          {texts.away}
        </>
      )}
    </span>
  );
}

/** The day in a few figures; a click shows them all. */
function Today({ today }: { today: Desk['today'] }) {
  const { desk: texts } = useMessages();
  const formats = useFormats();
  const time = (seconds: number) => formats.duration(seconds * 1000);
  const rate = today.argued === 0 ? '–' : formats.percent(today.positive / today.argued);
  const rows: [string, string][] = [
    [texts.today.conversations, formats.number(today.conversations)],
    [texts.today.notAnswered, formats.number(today.notAnswered)],
    [texts.today.talk, time(today.talkSeconds)],
    [texts.today.meanTalk, today.conversations === 0 ? '–' : time(today.talkSeconds / today.conversations)],
    [texts.today.wrapUp, time(today.wrapUpSeconds)],
    [texts.today.ready, time(today.readySeconds)],
    [texts.today.paused, time(today.pausedSeconds)],
    [texts.today.signedIn, time(today.signedInSeconds)],
    [texts.today.positive, formats.number(today.positive)],
    [texts.today.argued, formats.number(today.argued)],
    [texts.today.conversion, rate],
  ];
  return (
    <Popover position="bottom-end" shadow="md" withArrow>
      <Popover.Target>
        <button type="button" className={classes.today} title={texts.today.open}>
          <IconChartBar size={16} stroke={1.6} aria-hidden />
          <Figure name={texts.today.conversations} value={formats.number(today.conversations)} />
          <Figure name={texts.today.talk} value={time(today.talkSeconds)} />
          <Figure name={texts.today.conversion} value={rate} />
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <h2 className={classes.statistics}>{texts.today.title}</h2>
        <dl className={classes.figures}>
          {rows.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </Popover.Dropdown>
    </Popover>
  );
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <span className={classes.figure}>
      <strong>{value}</strong>
      <span>{name}</span>
    </span>
  );
}
