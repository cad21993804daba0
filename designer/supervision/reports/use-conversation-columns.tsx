import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import type { Column } from '#designer/ui/data-table.tsx';
import { Tag } from '#designer/ui/tag.tsx';
import type { Conversation } from '#schemas/domain/conversation.ts';

/** How long customer and agent have talked; null before they did. */
export function talkMsOf({ answeredAt, talkEndedAt, closedAt }: Conversation): number | null {
  const until = talkEndedAt ?? closedAt;
  return answeredAt === null || until === null ? null : Date.parse(until) - Date.parse(answeredAt);
}

export function useConversationColumns(): Column<Conversation>[] {
  const { desk, supervision } = useMessages();
  const { conversations: texts, never } = supervision;
  const formats = useFormats();
  return useMemo<Column<Conversation>[]>(
    () => [
      {
        key: 'when',
        header: texts.when,
        cell: ({ id, offeredAt }) => (
          <Link
            to="/conversations/$conversationId"
            params={{ conversationId: id }}
            title={formats.exactTime(offeredAt)}
          >
            {formats.recent(offeredAt)}
          </Link>
        ),
        width: 170,
      },
      { key: 'customer', header: texts.customer, cell: ({ customer }) => customer || desk.unknownNumber, width: 150 },
      { key: 'agent', header: texts.agent, cell: ({ agentName }) => agentName },
      { key: 'campaign', header: texts.campaign, cell: ({ campaignName, queue }) => campaignName || queue },
      { key: 'medium', header: texts.medium, cell: ({ medium }) => desk.media[medium], width: 120 },
      {
        key: 'waited',
        header: texts.waited,
        cell: ({ waitedSeconds }) => formats.duration(waitedSeconds * 1000),
        align: 'end',
        width: 90,
      },
      {
        key: 'talk',
        header: texts.talk,
        cell: (conversation) => {
          const talked = talkMsOf(conversation);
          return talked === null ? never : formats.duration(talked);
        },
        align: 'end',
        width: 90,
      },
      {
        key: 'end',
        header: texts.end,
        cell: ({ end, closedAt }) =>
          closedAt === null ? (
            <Tag tone="accent" dot="pulsing">
              {texts.goesOn}
            </Tag>
          ) : (
            end && texts.ends[end]
          ),
        width: 170,
      },
      {
        key: 'status',
        header: texts.status,
        cell: ({ disposition }) => disposition && `${disposition.code} ${disposition.name}`,
      },
    ],
    [texts, formats, desk, never],
  );
}
