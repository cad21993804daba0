import { IconMessage2, IconPhoneIncoming, IconPhoneOutgoing, IconPhoneRinging } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import type { ConversationDetails } from '#schemas/api/conversations.ts';
import {
  AUTO_DIAL_SECONDS,
  type Conversation,
  type ConversationMedium,
  type ConversationPhase,
} from '#schemas/domain/conversation.ts';
import { useConversationCommand, useServerNow } from '../desk/use-desk.tsx';
import { usePhone } from '../phone/use-phone.tsx';
import { useRinging } from '../phone/use-ringing.ts';
import { CallControls } from './call-controls.tsx';
import classes from './call-header.module.css';
import { customerName } from './customer-name.ts';

const ICONS: Record<ConversationMedium, typeof IconPhoneIncoming> = {
  call: IconPhoneIncoming,
  callback: IconPhoneRinging,
  voicemail: IconMessage2,
  outgoing: IconPhoneOutgoing,
};

interface CallHeaderProps {
  conversation: Conversation;
  details: ConversationDetails | undefined;
}

/** Whose call it is, how it stands and what can be done with it. Its height never changes. */
export function CallHeader({ conversation, details }: CallHeaderProps) {
  const { desk: texts } = useMessages();
  const formats = useFormats();
  const { view, returning } = usePhone();
  const { error } = useConversationCommand(conversation.id);
  const heading = useRef<HTMLHeadingElement>(null);
  const { phase, medium, customer, campaignName, queue, called, waitedSeconds } = conversation;
  const Icon = ICONS[medium];
  const number = customer || texts.unknownNumber;
  const name = customerName(details);
  const ringing = phase === 'ringing';
  useRinging(ringing || view.call?.state === 'ringing', name || number);
  useEffect(() => {
    // Nobody is torn away from what they type; who does nothing else is led to the new contact.
    if (document.activeElement === document.body) heading.current?.focus();
  }, []);
  return (
    <section className={classes.header} data-phase={phase} aria-label={texts.incoming.label}>
      <span className={classes.icon}>
        <Icon size={22} stroke={1.6} aria-hidden />
      </span>
      <div className={classes.phase}>
        <strong role="status">
          {returning
            ? texts.phone.returns
            : conversation.colleagueAway
              ? texts.phone.colleagueReturns
              : conversation.held
                ? texts.held
                : texts.phases[phase]}
        </strong>
        <PhaseTimer conversation={conversation} />
      </div>
      <div className={classes.who}>
        <h2 ref={heading} tabIndex={-1} title={name || undefined}>
          {/* A name that is written from right to left leaves the number as it is. */}
          {name && (
            <>
              <bdi className={classes.name}>{name}</bdi>
              <span className={classes.between}> · </span>
            </>
          )}
          <bdi>{number}</bdi>
        </h2>
        <p>
          {[
            texts.media[medium],
            campaignName,
            queue && texts.queue(queue),
            called && texts.calledNumber(called),
            waitedSeconds > 0 && texts.waited(formats.duration(waitedSeconds * 1000)),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <div className={classes.controls}>
        <CallControls conversation={conversation} details={details} onLost={() => heading.current?.focus()} />
        <p className={classes.refusal} role="alert">
          {error}
        </p>
      </div>
    </section>
  );
}

const BEGINS: Partial<Record<ConversationPhase, 'answeredAt' | 'talkEndedAt'>> = {
  talking: 'answeredAt',
  'wrap-up': 'talkEndedAt',
};

function PhaseTimer({ conversation }: { conversation: Conversation }) {
  const { desk: texts } = useMessages();
  const formats = useFormats();
  const now = useServerNow();
  const { phase, medium, offeredAt, wrapUpUntil } = conversation;
  if (phase === 'wrap-up' && wrapUpUntil !== null) {
    return <span role="timer">{texts.left(formats.duration(Date.parse(wrapUpUntil) - now))}</span>;
  }
  if (phase === 'preview' && medium === 'callback') {
    const dialledAt = Date.parse(offeredAt) + AUTO_DIAL_SECONDS * 1000;
    return <span role="timer">{texts.left(formats.duration(dialledAt - now))}</span>;
  }
  const began = BEGINS[phase];
  return <span role="timer">{formats.duration(now - Date.parse((began && conversation[began]) ?? offeredAt))}</span>;
}
