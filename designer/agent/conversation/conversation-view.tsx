import { Loader, Tabs } from '@mantine/core';
import { useEffect, useEffectEvent, useState } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { describeError } from '#designer/ui/describe-error.ts';
import { EmptyState } from '#designer/ui/empty-state.tsx';
import type { Conversation } from '#schemas/domain/conversation.ts';
import { useDesk, useServerNow } from '../desk/use-desk.tsx';
import { EmailForm } from '../email/email-composer.tsx';
import { useEmailDraft } from '../email/use-email-draft.ts';
import { ScriptPanel } from '../script/script-panel.tsx';
import { CallHeader } from './call-header.tsx';
import classes from './conversation-view.module.css';
import { CustomerCard } from './customer-card.tsx';
import { CustomerHistory } from './customer-history.tsx';
import { DispositionBar } from './disposition-bar.tsx';
import { UnsavedWorkProvider, useUnsavedWork } from './unsaved-work.tsx';
import { type Details, useDetails } from './use-details.ts';
import { VoicemailPlayer } from './voicemail-player.tsx';

/** One conversation: who and how at the top, the customer at the left, the work in the middle, the outcome below. */
export function ConversationView({ conversation }: { conversation: Conversation }) {
  const { details, error, refresh } = useDetails(conversation);
  const messages = useMessages();
  return (
    <UnsavedWorkProvider>
      <SaveBeforeEnd wrapUpUntil={conversation.wrapUpUntil} />
      <div className={classes.conversation}>
        <CallHeader conversation={conversation} details={details} />
        <div className={classes.middle}>
          <aside className={classes.customer} aria-label={messages.desk.customer.label} data-scroll>
            {details?.voicemail && <VoicemailPlayer voicemail={details.voicemail} onHandled={refresh} />}
            {details ? (
              <CustomerCard details={details} refresh={refresh} />
            ) : error ? (
              <p className={classes.failed} role="alert">
                {describeError(error, messages)}
              </p>
            ) : (
              <Loader className={classes.loader} aria-label={messages.common.loading} />
            )}
          </aside>
          <Work conversation={conversation} details={details} refresh={refresh} />
        </div>
        <DispositionBar conversation={conversation} details={details} refresh={refresh} />
      </div>
    </UnsavedWorkProvider>
  );
}

const SAVE_BEFORE_MS = 3_000;

/** A wrap-up that ends by itself ends with what is typed by then. */
function SaveBeforeEnd({ wrapUpUntil }: Pick<Conversation, 'wrapUpUntil'>) {
  const { saveAll } = useUnsavedWork();
  const now = useServerNow();
  const ending = wrapUpUntil !== null && Date.parse(wrapUpUntil) - now <= SAVE_BEFORE_MS;
  const save = useEffectEvent(() => void saveAll());
  useEffect(() => {
    if (ending) save();
  }, [ending]);
  return null;
}

type Tab = 'script' | 'history' | 'email';

interface WorkProps extends Pick<Details, 'details' | 'refresh'> {
  conversation: Conversation;
}

function Work({ conversation, details, refresh }: WorkProps) {
  const { desk: texts } = useMessages();
  const [chosen, setChosen] = useState<Tab | null>(null);
  const [email, setEmail] = useEmailDraft(conversation.id);
  const script = details?.script ?? null;
  const { opensWith } = useDesk().agent.display;
  const tab = chosen ?? (opensWith === 'script' && details && !script ? 'history' : opensWith);
  // Before somebody is there, a script would ask the agent to read to nobody.
  const begun = conversation.phase !== 'ringing';
  return (
    <Tabs
      className={classes.work}
      classNames={{ panel: classes.panel }}
      value={tab}
      onChange={(value) => setChosen(value === 'history' || value === 'email' ? value : 'script')}
    >
      <Tabs.List className={classes.tabs}>
        <Tabs.Tab value="script">{texts.tabs.script}</Tabs.Tab>
        <Tabs.Tab value="history">
          {texts.tabs.history}
          <span className={classes.count}>{details?.history.length || ''}</span>
        </Tabs.Tab>
        <Tabs.Tab value="email">
          {texts.tabs.email}
          <span className={classes.count}>{details?.emails.sent.length || ''}</span>
        </Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="script">
        {script && begun && <ScriptPanel conversationId={conversation.id} />}
        {details && !script && <EmptyState title={texts.script.none} text={texts.script.noneHelp} />}
        {script && !begun && <EmptyState title={script.flowName} text={texts.script.beginsWithCall} />}
      </Tabs.Panel>
      <Tabs.Panel value="history" data-scroll>
        {details && <CustomerHistory events={details.history} />}
      </Tabs.Panel>
      <Tabs.Panel value="email" data-scroll>
        {details && (
          <EmailForm
            conversationId={conversation.id}
            emails={details.emails}
            draft={email}
            onDraft={setEmail}
            refresh={refresh}
          />
        )}
      </Tabs.Panel>
    </Tabs>
  );
}
