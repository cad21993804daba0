import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { keyOf, reading } from '#designer/api/query.ts';
import { type ConversationDetails, readConversation } from '#schemas/api/conversations.ts';
import type { Conversation } from '#schemas/domain/conversation.ts';
import { useDeskLink } from '../desk/use-desk.tsx';

export interface Details {
  details: ConversationDetails | undefined;
  error: unknown;
  refresh: () => Promise<unknown>;
}

/** Everything about the customer, read again whenever the conversation comes to something new or the server is back. */
export function useDetails({ id, phase, disposition }: Conversation): Details {
  const client = useQueryClient();
  const read = useQuery({ ...reading(readConversation, { params: { id } }), staleTime: Number.POSITIVE_INFINITY });
  const refresh = () => client.invalidateQueries({ queryKey: keyOf(readConversation) });
  const stage = `${phase} ${disposition?.at ?? ''}`;
  const away = useDeskLink() === 'away';
  useEffect(() => {
    if (!away) void refresh();
  }, [client, stage, away]);
  return { details: read.data?.details, error: read.error, refresh };
}
