import { Button } from '@mantine/core';
import { IconMessage2, IconPhone, IconPhoneIncoming, IconPhoneX } from '@tabler/icons-react';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import { EmptyState } from '#designer/ui/empty-state.tsx';
import { Tag } from '#designer/ui/tag.tsx';
import type { CustomerEvent } from '#schemas/api/conversations.ts';
import { useHandledCallback } from '../side/use-handled-callback.ts';
import classes from './customer-history.module.css';

const ICONS: Record<CustomerEvent['kind'], typeof IconPhone> = {
  conversation: IconPhone,
  callback: IconPhoneIncoming,
  voicemail: IconMessage2,
  abandoned: IconPhoneX,
};

/** What has happened with this customer before, newest first. */
export function CustomerHistory({ events }: { events: readonly CustomerEvent[] }) {
  const { desk: texts } = useMessages();
  const formats = useFormats();
  if (events.length === 0) return <EmptyState title={texts.history.none} text={texts.history.noneHelp} />;
  return (
    <ol className={classes.list}>
      {events.map((event) => {
        const Icon = ICONS[event.kind];
        return (
          <li key={`${event.kind} ${event.id}`} className={classes.event}>
            <Icon size={16} stroke={1.6} aria-hidden />
            <div className={classes.words}>
              <p className={classes.top}>
                <strong>{texts.history.kinds[event.kind]}</strong>
                <time dateTime={event.at}>{formats.dateTime(event.at)}</time>
                {event.seconds > 0 && <span>{formats.duration(event.seconds * 1000)}</span>}
                {event.open && <Tag tone="warn">{texts.history.open}</Tag>}
                {event.closable && <MarkHandled id={event.id} />}
              </p>
              <p className={classes.dimmed}>
                {[event.campaignName || event.queue, event.agentName].filter((text) => text !== '').join(' · ')}
              </p>
              {event.disposition && (
                <p>
                  {event.disposition.name}
                  {event.disposition.detail && ` – ${event.disposition.detail}`}
                </p>
              )}
              {event.note && <p className={classes.note}>{event.note}</p>}
            </div>
          </li>
        );
      })}
    </ol>
  );
}

/** What was promised to them may be done with this conversation. */
function MarkHandled({ id }: { id: string }) {
  const { desk: texts } = useMessages();
  const { markHandled, pending } = useHandledCallback(id);
  return (
    <Button size="compact-xs" variant="default" loading={pending} onClick={markHandled}>
      {texts.side.markHandled}
    </Button>
  );
}
