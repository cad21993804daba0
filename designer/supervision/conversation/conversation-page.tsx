import { Loader } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { reading } from '#designer/api/query.ts';
import { usePageTitle } from '#designer/app/use-page-title.ts';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import { ButtonLink, IconLink } from '#designer/ui/links.tsx';
import { PlayerBar } from '#designer/ui/player/player-bar.tsx';
import { usePlayer } from '#designer/ui/player/use-player.ts';
import { Tag } from '#designer/ui/tag.tsx';
import { readConversation } from '#schemas/api/conversations.ts';
import { readConversationTrail } from '#schemas/api/reports.ts';
import { Refusal } from '../refusal.tsx';
import classes from './conversation.module.css';
import { ConversationCourse } from './conversation-course.tsx';
import { ConversationFacts } from './conversation-facts.tsx';

/** How often a conversation that goes on is read again. */
const RENEWED_EVERY_MS = 3_000;

/** Everything about one conversation. */
export function ConversationPage() {
  const { conversationId: id } = useParams({ from: '/shell/conversations/$conversationId' });
  const { supervision, desk, common } = useMessages();
  const texts = supervision.conversation;
  const formats = useFormats();
  const read = useQuery({
    ...reading(readConversation, { params: { id } }),
    refetchInterval: ({ state }) => (state.data?.details.conversation.closedAt === null ? RENEWED_EVERY_MS : false),
  });
  const details = read.data?.details;
  const goesOn = details?.conversation.closedAt === null;
  const trail = useQuery({
    ...reading(readConversationTrail, { params: { id } }),
    enabled: details !== undefined,
    refetchInterval: goesOn ? RENEWED_EVERY_MS : false,
  }).data?.trail;
  const player = usePlayer();
  const title = texts.title(details?.conversation.customer || desk.unknownNumber);
  usePageTitle(title);
  if (!details) {
    if (read.isPending) return <Loader m="xl" aria-label={common.loading} />;
    return <Refusal error={read.error} onRetry={() => void read.refetch()} />;
  }
  const { conversation } = details;
  return (
    <>
      <div className={classes.page} data-scroll>
        <header className={classes.header}>
          <IconLink to="/conversations" search={{ period: 'week' }} aria-label={texts.back} title={texts.back}>
            <IconArrowLeft size={18} />
          </IconLink>
          <h1 className={classes.title} tabIndex={-1} data-page-title>
            {title}
          </h1>
          <Tag tone={goesOn ? 'accent' : 'neutral'} dot={goesOn ? 'pulsing' : undefined}>
            {desk.phases[conversation.phase]}
          </Tag>
          <span className={classes.dim}>
            {[
              formats.dateTime(conversation.offeredAt),
              desk.media[conversation.medium],
              conversation.campaignName,
              conversation.agentName,
            ]
              .filter((text) => text !== '')
              .join(' · ')}
          </span>
          <span className={classes.space} />
          {details.replay !== null && (
            <ButtonLink variant="default" to="/contacts/$contactId" params={{ contactId: details.replay }}>
              {texts.replay}
            </ButtonLink>
          )}
          {trail?.script && (
            <ButtonLink variant="default" to="/contacts/$contactId" params={{ contactId: trail.script }}>
              {texts.script}
            </ButtonLink>
          )}
        </header>
        <div className={classes.columns}>
          <ConversationCourse conversation={conversation} trail={trail} />
          <ConversationFacts details={details} player={player} />
        </div>
      </div>
      <PlayerBar player={player} />
    </>
  );
}
