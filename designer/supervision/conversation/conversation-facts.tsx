import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { reading } from '#designer/api/query.ts';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import type { Player } from '#designer/ui/player/use-player.ts';
import type { ConversationDetails } from '#schemas/api/conversations.ts';
import { listRecordings } from '#schemas/api/recordings.ts';
import { RecordingButtons } from '../recordings/recording-buttons.tsx';
import { useSupervisor } from '../use-supervisor.ts';
import classes from './conversation.module.css';

interface ConversationFactsProps {
  details: ConversationDetails;
  player: Player;
}

/** What a conversation was about, what came of it, and what was sent and recorded. */
export function ConversationFacts({ details, player }: ConversationFactsProps) {
  const { supervision, desk } = useMessages();
  const texts = supervision.conversation;
  const list = supervision.conversations;
  const formats = useFormats();
  const { conversation, callback, collected, emails } = details;
  const { customer, called, agentName, campaignName, queue } = conversation;
  return (
    <>
      <section className={classes.card}>
        <h2>{texts.facts}</h2>
        <dl className={classes.facts}>
          <Fact name={list.customer}>{customer || desk.unknownNumber}</Fact>
          {called !== '' && <Fact name={texts.called}>{called}</Fact>}
          <Fact name={list.agent}>{agentName}</Fact>
          {campaignName !== '' && <Fact name={list.campaign}>{campaignName}</Fact>}
          {queue !== '' && <Fact name={list.queue}>{queue}</Fact>}
          {callback !== null && (
            <Fact name={texts.callback}>
              {[callback.number, callback.dueAt && texts.callbackAt(formats.dateTime(callback.dueAt))]
                .filter(Boolean)
                .join(' · ')}
            </Fact>
          )}
        </dl>
      </section>
      <Disposition details={details} />
      <Recordings conversationId={conversation.id} player={player} />
      {collected.length > 0 && (
        <section className={classes.card}>
          <h2>{texts.collected}</h2>
          <dl className={classes.facts}>
            {collected.map(({ name, description, value }) => (
              <Fact key={name} name={description || name}>
                {typeof value === 'string' ? value : JSON.stringify(value)}
              </Fact>
            ))}
          </dl>
        </section>
      )}
      {emails.sent.length > 0 && (
        <section className={classes.card}>
          <h2>{texts.emails}</h2>
          <dl className={classes.facts}>
            {emails.sent.map(({ id, to, subject, at, sent }) => (
              <Fact key={id} name={formats.dateTime(at)}>
                {[subject, to, sent ? '' : texts.notSent].filter((text) => text !== '').join(' · ')}
              </Fact>
            ))}
          </dl>
        </section>
      )}
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Disposition({ details: { conversation, dispositions } }: { details: ConversationDetails }) {
  const { conversation: texts, conversations: list, reports } = useMessages().supervision;
  const formats = useFormats();
  const { disposition } = conversation;
  return (
    <section className={classes.card}>
      <h2>{texts.disposition}</h2>
      {disposition === null ? (
        <p className={classes.dim}>{texts.noDisposition}</p>
      ) : (
        <dl className={classes.facts}>
          <Fact name={list.status}>
            {disposition.code} {disposition.name} ({reports.category[disposition.category]})
          </Fact>
          {disposition.detail !== '' && <Fact name={texts.detail}>{disposition.detail}</Fact>}
          {disposition.note !== '' && <Fact name={texts.note}>{disposition.note}</Fact>}
          {disposition.benefit > 0 && (
            <Fact name={texts.benefit}>{formats.money(disposition.benefit, dispositions?.currency ?? '')}</Fact>
          )}
        </dl>
      )}
    </section>
  );
}

function Recordings({ conversationId, player }: { conversationId: string; player: Player }) {
  const { recordings: texts, conversation } = useMessages().supervision;
  const formats = useFormats();
  const { may } = useSupervisor();
  const found = useQuery({
    ...reading(listRecordings, { query: { conversation: conversationId } }),
    enabled: may('recordings'),
  }).data?.recordings;
  if (!found || found.length === 0) return null;
  return (
    <section className={classes.card}>
      <h2>{conversation.recordings}</h2>
      {found.map((recording) => (
        <div key={recording.id} className={classes.recording}>
          <RecordingButtons recording={recording} player={player} />
          <span>{formats.duration(recording.seconds * 1000)}</span>
          <span className={classes.note}>
            {recording.state === 'ready'
              ? `${texts.deleted} ${recording.deleteAt === null ? texts.forever : formats.dateTime(recording.deleteAt)}`
              : texts.states[recording.state]}
          </span>
        </div>
      ))}
    </section>
  );
}
