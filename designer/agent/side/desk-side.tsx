import { Button, VisuallyHidden } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { call } from '#designer/api/call.ts';
import { keyOf, reading } from '#designer/api/query.ts';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import { describeError } from '#designer/ui/describe-error.ts';
import { type Desk, type DeskCallback, type DeskVoicemail, readDeskWork, takeWork } from '#schemas/api/desk.ts';
import type { DeskPanel } from '#schemas/domain/agent.ts';
import { useCommand, useDesk, useServerNow } from '../desk/use-desk.tsx';
import { CallbackMenu } from './callback-menu.tsx';
import classes from './desk-side.module.css';

const READ_AGAIN_MS = 30_000;

/** What waits for the agent: their queues, promised calls and messages. */
export function DeskSide() {
  const messages = useMessages();
  const { desk: texts } = messages;
  const desk = useDesk();
  const client = useQueryClient();
  const work = useQuery({ ...reading(readDeskWork), refetchInterval: READ_AGAIN_MS });
  const open = desk.queues.map(({ callbacks, voicemails }) => `${callbacks} ${voicemails}`).join();
  const { conversation, agent } = desk;
  const shows = (panel: DeskPanel) => agent.display.panels.includes(panel);
  useEffect(() => {
    void client.invalidateQueries({ queryKey: keyOf(readDeskWork) });
  }, [client, open, conversation?.id]);
  // Until it is known what there is, nothing is called missing.
  const callbacks = work.data?.callbacks;
  const own = callbacks?.filter(({ agent }) => agent === desk.agent.userId);
  const shared = callbacks?.filter(({ agent }) => agent === null);
  const voicemails = work.data?.voicemails;
  return (
    <aside className={classes.side} aria-label={texts.side.label} data-scroll>
      {shows('queues') && (
        <Section title={texts.side.queues}>
          <Queues queues={desk.queues} />
        </Section>
      )}
      {work.isError && !work.data && (
        <p className={classes.refusal} role="alert">
          {describeError(work.error, messages)}
        </p>
      )}
      {shows('callbacks') && (
        <>
          <Section title={texts.side.own} count={own?.length} none={texts.side.noOwn}>
            {own?.map((callback) => (
              <CallbackLine key={callback.id} callback={callback} />
            ))}
          </Section>
          <Section title={texts.side.callbacks} count={shared?.length} none={texts.side.noCallbacks}>
            {shared?.map((callback) => (
              <CallbackLine key={callback.id} callback={callback} />
            ))}
          </Section>
        </>
      )}
      {shows('voicemails') && (
        <Section title={texts.side.voicemails} count={voicemails?.length} none={texts.side.noVoicemails}>
          {voicemails?.map((voicemail) => (
            <VoicemailLine key={voicemail.id} voicemail={voicemail} />
          ))}
        </Section>
      )}
    </aside>
  );
}

function Section(props: { title: string; count?: number; none?: string; children: ReactNode }) {
  const { title, count, none, children } = props;
  return (
    <section className={classes.section}>
      <h2 className={classes.heading}>
        {title} {count !== undefined && count > 0 && <span>{count}</span>}
      </h2>
      {count === 0 ? <p className={classes.dimmed}>{none}</p> : <ul className={classes.list}>{children}</ul>}
    </section>
  );
}

function Queues({ queues }: { queues: Desk['queues'] }) {
  const { desk: texts } = useMessages();
  const formats = useFormats();
  const now = useServerNow();
  if (queues.length === 0) return <li className={classes.dimmed}>{texts.side.noQueues}</li>;
  return queues.map(({ id, name, waiting, longestSince }) => (
    <li key={id} className={classes.queue}>
      <span className={classes.name} title={`${id} ${name}`}>
        {name}
      </span>
      <span className={classes.count} title={texts.side.waiting}>
        <VisuallyHidden>{texts.side.waiting} </VisuallyHidden>
        {waiting}
      </span>
      <span className={classes.time} title={texts.side.longest}>
        {longestSince === null ? '–' : formats.duration(now - Date.parse(longestSince))}
      </span>
    </li>
  ));
}

function CallbackLine({ callback }: { callback: DeskCallback }) {
  const { desk: texts } = useMessages();
  const formats = useFormats();
  const now = useServerNow();
  const { id, number, dueAt, campaignName, note, attempts, taken } = callback;
  const late = dueAt !== null && Date.parse(dueAt) <= now;
  return (
    <WorkLine medium="callback" id={id} title={number} taken={taken} menu={<CallbackMenu callback={callback} />}>
      <small data-late={late || undefined}>
        {dueAt === null ? texts.side.asSoonAsPossible : formats.dateTime(dueAt)}
        {attempts > 0 && ` · ${texts.side.attempts(attempts)}`}
      </small>
      <small title={note}>{[campaignName, note].filter((text) => text !== '').join(' · ')}</small>
    </WorkLine>
  );
}

function VoicemailLine({ voicemail }: { voicemail: DeskVoicemail }) {
  const { desk: texts } = useMessages();
  const formats = useFormats();
  const { id, caller, seconds, leftAt, campaignName, taken } = voicemail;
  return (
    <WorkLine medium="voicemail" id={id} title={caller || texts.unknownNumber} taken={taken}>
      <small>
        {formats.dateTime(leftAt)} · {formats.duration(seconds * 1000)}
      </small>
      <small>{campaignName}</small>
    </WorkLine>
  );
}

interface WorkLineProps {
  medium: 'callback' | 'voicemail';
  id: string;
  title: string;
  taken: boolean;
  menu?: ReactNode;
  children: ReactNode;
}

function WorkLine({ medium, id, title, taken, menu, children }: WorkLineProps) {
  const { desk: texts } = useMessages();
  const desk = useDesk();
  const { run, pending, error } = useCommand(`take ${id}`);
  const free = desk.conversation === null && (desk.state.state === 'ready' || desk.state.state === 'paused');
  return (
    <li className={classes.work}>
      <span style={{ minWidth: 0 }}>
        <strong>{title}</strong>
        {children}
      </span>
      <span className={classes.actions}>
        {menu}
        <Button
          size="compact-xs"
          variant="default"
          loading={pending}
          disabled={taken || !free}
          aria-label={taken ? `${texts.side.taken}: ${title}` : texts.side.takeNamed(title)}
          title={taken ? texts.side.taken : undefined}
          onClick={() => void run(() => call(takeWork, { body: { medium, id } }))}
        >
          {taken ? texts.side.taken : texts.side.take}
        </Button>
      </span>
      {error && (
        <p className={classes.refusal} role="alert">
          {error}
        </p>
      )}
    </li>
  );
}
