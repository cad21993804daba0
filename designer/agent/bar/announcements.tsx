import { VisuallyHidden } from '@mantine/core';
import { useMessages } from '#designer/i18n/i18n.tsx';
import type { Conversation } from '#schemas/domain/conversation.ts';
import { useDesk, useServerNow } from '../desk/use-desk.tsx';
import { endsSoon, SOON_SECONDS } from './ends-soon.ts';
import { stateName } from './state-name.ts';

/** Says what happens by itself to those who do not see it: a new contact, its end, what is about to end. */
export function Announcements() {
  const { desk: texts } = useMessages();
  const desk = useDesk();
  const { conversation, asked } = desk;
  const arriving = conversation && (conversation.phase === 'ringing' || conversation.phase === 'preview');
  return (
    <>
      <VisuallyHidden role="alert">
        {arriving &&
          texts.incoming.announced(texts.media[conversation.medium], conversation.customer, conversation.campaignName)}
        {asked?.phase === 'ringing' && texts.asked.by[asked.why](asked.conversation.agentName)}
      </VisuallyHidden>
      <VisuallyHidden role="status">
        {conversation ? (
          <EndsSoon conversation={conversation} />
        ) : (
          asked === null && desk.state.state !== 'reserved' && stateName(desk, texts)
        )}
      </VisuallyHidden>
    </>
  );
}

function EndsSoon({ conversation }: { conversation: Conversation }) {
  const { desk: texts } = useMessages();
  const ending = endsSoon(conversation, useServerNow());
  return ending && texts.endsSoon[ending](SOON_SECONDS);
}
