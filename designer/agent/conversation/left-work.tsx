import { Button, Group } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { ApiError } from '#designer/api/api-error.ts';
import { reading } from '#designer/api/query.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { useConfirm } from '#designer/ui/confirm.tsx';
import { useToasts } from '#designer/ui/toasts.tsx';
import { type ConversationDetails, readConversation } from '#schemas/api/conversations.ts';
import { forget, keptNames, leftConversations } from '../desk/kept-text.ts';
import { useDesk, useDeskLink } from '../desk/use-desk.tsx';
import { EmailComposer } from '../email/email-composer.tsx';
import { LeftDraft } from '../script/left-draft.tsx';
import { CustomerCard } from './customer-card.tsx';
import { customerName } from './customer-name.ts';
import { DispositionBar } from './disposition-bar.tsx';
import classes from './left-work.module.css';
import { UnsavedWorkProvider, useUnsavedWork } from './unsaved-work.tsx';

/**
 * What was typed in a conversation that has ended while the server was away: it is saved as soon as that is back, and what
 * cannot be is shown until the agent has dealt with it.
 */
export function LeftWork() {
  const { conversation, asked } = useDesk();
  const link = useDeskLink();
  const current = conversation?.id ?? asked?.conversation.id ?? null;
  const [left, setLeft] = useState<readonly string[]>([]);
  useEffect(() => setLeft(leftConversations(current)), [current]);
  const [id] = left;
  if (id === undefined || link === 'away') return null;
  const onDone = () => {
    forget(id);
    setLeft((before) => before.filter((one) => one !== id));
  };
  return <LeftConversation key={id} id={id} onDone={onDone} />;
}

interface LeftProps {
  id: string;
  onDone: () => void;
}

function LeftConversation({ id, onDone }: LeftProps) {
  const { agent } = useDesk();
  const read = useQuery({
    ...reading(readConversation, { params: { id } }),
    staleTime: Number.POSITIVE_INFINITY,
    // A server that is away is asked until it is back.
    retry: (_, error) => !(error instanceof ApiError) || error.status === 0 || error.status >= 500,
  });
  const details = read.data?.details;
  // Another agent has worked at this computer: it is none of this one's business.
  const isOthers = details !== undefined && details.conversation.agent !== agent.userId;
  const isGone = isOthers || (read.error instanceof ApiError && read.error.code === 'no-such-conversation');
  const done = useEffectEvent(onDone);
  useEffect(() => {
    if (isGone) done();
  }, [isGone]);
  if (!details || isGone) return null;
  return (
    <UnsavedWorkProvider>
      <LeftForms details={details} refresh={() => read.refetch()} onDone={onDone} />
    </UnsavedWorkProvider>
  );
}

/** Until the forms have said what is unsaved in them. */
const SETTLES_MS = 200;

interface LeftFormsProps {
  details: ConversationDetails;
  refresh: () => Promise<unknown>;
  onDone: () => void;
}

function LeftForms({ details, refresh, onDone }: LeftFormsProps) {
  const { desk: texts } = useMessages();
  const { conversation } = details;
  const { kinds, saveAll } = useUnsavedWork();
  const toasts = useToasts();
  const confirm = useConfirm();
  const [names] = useState(() => keptNames(conversation.id));
  const [state, setState] = useState<'new' | 'saving' | 'refused'>('new');
  const [open, setOpen] = useState(false);
  const customer = customerName(details) || conversation.customer || texts.unknownNumber;
  const settle = useEffectEvent(() => {
    if (kinds.size > 0 && state === 'new') {
      setState('saving');
      void saveAll().finally(() => setState('refused'));
    } else if (kinds.size === 0 && state !== 'saving') {
      if (state === 'refused') toasts.done(texts.leftWork.saved(customer));
      onDone();
    }
  });
  useEffect(() => {
    const timer = setTimeout(settle, SETTLES_MS);
    return () => clearTimeout(timer);
  }, [kinds, state]);
  const isShown = state === 'refused' && kinds.size > 0;
  return (
    <section className={classes.left} hidden={!isShown} aria-label={texts.leftWork.label}>
      <div className={classes.top}>
        <IconAlertTriangle size={16} color="var(--sy-warn)" aria-hidden />
        <p role="alert">{isShown && texts.leftWork.notSaved(customer)}</p>
        <Group gap="xs">
          <Button size="compact-sm" variant="default" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? texts.leftWork.hide : texts.leftWork.show}
          </Button>
          <Button
            size="compact-sm"
            variant="subtle"
            color="red"
            onClick={() => confirm({ ...texts.leftWork.discard, danger: true, run: onDone })}
          >
            {texts.leftWork.discard.action}
          </Button>
        </Group>
      </div>
      <div className={classes.forms} hidden={!open} data-scroll>
        {names.some((name) => name === 'new record' || name.startsWith('correction')) && (
          <CustomerCard details={details} refresh={refresh} />
        )}
        {names.includes('script') && <LeftDraft conversationId={conversation.id} />}
        {names.includes('email') && (
          <EmailComposer conversationId={conversation.id} emails={details.emails} refresh={refresh} />
        )}
        {names.includes('disposition') && (
          <DispositionBar conversation={conversation} details={details} refresh={refresh} />
        )}
      </div>
    </section>
  );
}
