import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useCall } from '#designer/api/query.ts';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import type { Column } from '#designer/ui/data-table.tsx';
import { RelativeTime } from '#designer/ui/relative-time.tsx';
import { Tag } from '#designer/ui/tag.tsx';
import { useNow } from '#designer/ui/use-now.ts';
import { handleCallback, type ListedCallback, listCallbacks } from '#schemas/api/callbacks.ts';
import { HandledCell } from './handled-cell.tsx';

export function useCallbackColumns(): Column<ListedCallback>[] {
  const { messages: texts } = useMessages();
  const formats = useFormats();
  const { mutateAsync: handle } = useCall(handleCallback, { refreshes: [listCallbacks] });
  return useMemo(
    () => [
      {
        key: 'due',
        header: texts.due,
        cell: (callback) => <Due callback={callback} />,
        compare: (a, b) => dueOf(a).localeCompare(dueOf(b)),
        width: 210,
      },
      {
        key: 'number',
        header: texts.number,
        cell: ({ number, contactId }) => (
          <Link to="/contacts/$contactId" params={{ contactId }}>
            {number}
          </Link>
        ),
        compare: (a, b) => formats.compare(a.number, b.number),
        width: 170,
      },
      {
        key: 'queue',
        header: texts.queue,
        cell: ({ queue, campaignName, agentName }) => {
          const place = [queue, campaignName, agentName].filter(Boolean).join(' · ');
          return <span title={place}>{place}</span>;
        },
        compare: (a, b) => formats.compare(a.queue, b.queue),
        width: 220,
      },
      { key: 'note', header: texts.note, cell: ({ note }) => <span title={note}>{note}</span> },
      {
        key: 'asked',
        header: texts.asked,
        cell: ({ askedAt }) => <RelativeTime at={askedAt} />,
        compare: (a, b) => a.askedAt.localeCompare(b.askedAt),
        width: 130,
      },
      {
        key: 'handled',
        header: '',
        cell: (callback) => (
          <HandledCell
            name={texts.callTo(callback.number)}
            handled={callback.handled}
            onChange={(handled) => handle({ params: { id: callback.id }, body: { handled } })}
          />
        ),
        align: 'end',
        width: 300,
      },
    ],
    [texts, formats, handle],
  );
}

const RENEWED_EVERY_MS = 30_000;

function Due({ callback }: { callback: ListedCallback }) {
  const { messages: texts } = useMessages();
  const formats = useFormats();
  const now = useNow(RENEWED_EVERY_MS);
  if (callback.dueAt === null) return <Tag tone="accent">{texts.soon}</Tag>;
  if (callback.handled === null && callback.attempts > 0) {
    return (
      <Tag tone="warn" title={formats.dateTime(callback.dueAt)}>
        {texts.tried(callback.attempts)}
      </Tag>
    );
  }
  const late = callback.handled === null && Date.parse(callback.dueAt) <= now;
  return <Tag tone={late ? 'warn' : 'neutral'}>{formats.dateTime(callback.dueAt)}</Tag>;
}

function dueOf({ dueAt, askedAt }: ListedCallback): string {
  return dueAt ?? askedAt;
}
