import { IconPhoneCalling } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { reading } from '#designer/api/query.ts';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import { listCallbacks } from '#schemas/api/callbacks.ts';
import { type ListProps, MessageList, MOST_ROWS, RENEWED_EVERY_MS } from './message-list.tsx';
import { useCallbackColumns } from './use-callback-columns.tsx';

/** Callers who want to be called back: first those whose time has come. */
export function CallbackList({ state, search, onClear, onCount }: ListProps) {
  const { messages: texts } = useMessages();
  const formats = useFormats();
  const query = useQuery({
    ...reading(listCallbacks, { query: { state, search, limit: MOST_ROWS } }),
    placeholderData: keepPreviousData,
    refetchInterval: RENEWED_EVERY_MS,
  });
  const total = query.data?.total;
  useEffect(() => onCount(total === undefined ? undefined : texts.callbackCount(total, formats.number(total))));
  const columns = useCallbackColumns();
  return (
    <MessageList
      label={texts.shows.callbacks}
      query={query}
      columns={columns}
      rows={query.data?.callbacks}
      search={search}
      icon={<IconPhoneCalling size={36} stroke={1.3} />}
      empty={texts.noCallbacks[state]}
      onClear={onClear}
    />
  );
}
