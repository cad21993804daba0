import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { callWith } from '#designer/api/call.ts';
import { keyOf } from '#designer/api/query.ts';
import { useAfterReconnect, useLive } from '#designer/api/use-live.ts';
import { listContacts } from '#schemas/api/contacts.ts';
import type { Contact } from '#schemas/domain/contact.ts';
import { type ContactFilters, matchesFilters, queryOf } from './contact-filters.ts';
import { type LiveList, release, takeIn } from './live-list.ts';

const PAGE_ROWS = 100;
/** Changes are shown together, so that a busy hour does not redraw the list sixty times a second. */
const SHOWN_EVERY_MS = 250;
/** More live rows than this on top of the fetched ones, and the list is fetched anew. */
const MOST_ARRIVED = 500;

/** The contact list: pages from the server, with every change arriving live on top. */
export function useContactList(filters: ContactFilters, isHeld: () => boolean) {
  const [live, setLive] = useState<LiveList | null>(null);
  const [arrivedIds, setArrivedIds] = useState<ReadonlySet<string>>(new Set());
  const inbox = useRef<Contact[]>([]);
  const query = useInfiniteQuery({
    queryKey: [...keyOf(listContacts), 'list', filters],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      callWith(listContacts, signal, {
        query: { ...queryOf(filters, Date.now()), cursor: pageParam, limit: PAGE_ROWS },
      }),
    getNextPageParam: (page) => page.next ?? undefined,
    staleTime: 0,
    refetchOnWindowFocus: false,
  });
  const { data, refetch, hasNextPage } = query;

  const fetched = useMemo(() => data?.pages.flatMap((page) => page.contacts), [data]);
  const [shownFor, setShownFor] = useState(fetched);
  // What the server just said replaces everything shown before.
  if (shownFor !== fetched) {
    setShownFor(fetched);
    setLive(fetched ? { rows: fetched, waiting: [] } : null);
  }

  const matches = (contact: Contact) => matchesFilters(contact, filters, Date.now());
  const show = useEffectEvent(() => {
    const changed = inbox.current;
    const held = isHeld();
    if (!live || (changed.length === 0 && (held || live.waiting.length === 0))) return;
    inbox.current = [];
    if (live.rows.length + live.waiting.length > (fetched?.length ?? 0) + MOST_ARRIVED) return void refetch();
    const next = takeIn(live, { changed, matches, held, more: hasNextPage });
    const before = new Set(live.rows.map((contact) => contact.id));
    const arrived = next.rows.filter((contact) => !before.has(contact.id));
    if (arrived.length > 0) setArrivedIds(new Set(arrived.map((contact) => contact.id)));
    setLive(next);
  });

  useLive((message) => {
    if (message.type === 'contact') inbox.current.push(message.contact);
  });
  useAfterReconnect(() => void refetch());
  useEffect(() => {
    const timer = setInterval(() => show(), SHOWN_EVERY_MS);
    return () => clearInterval(timer);
  }, []);

  return {
    query,
    rows: live?.rows,
    waiting: live?.waiting.length ?? 0,
    arrivedIds,
    showWaiting: useCallback(() => setLive((list) => list && release(list, () => true)), []),
  };
}
