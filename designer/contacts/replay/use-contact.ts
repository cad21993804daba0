import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffectEvent, useMemo, useRef } from 'react';
import { reading } from '#designer/api/query.ts';
import { useAfterReconnect, useLive, useWatch } from '#designer/api/use-live.ts';
import { linkIr } from '#runtime/compiler/link.ts';
import { readContact, readContactMachine, readJournal } from '#schemas/api/contacts.ts';
import type { JournalEntry } from '#schemas/domain/contact.ts';
import { ir } from '#schemas/ir/ir.ts';
import { JournalReplay } from './replay-journal.ts';

const UNCHANGING = { staleTime: Number.POSITIVE_INFINITY };

/** A contact with its journal and what it remembered at each line, growing while it is live. */
export function useContact(contactId: string) {
  const client = useQueryClient();
  const contactReading = reading(readContact, { params: { id: contactId } });
  const journalReading = reading(readJournal, { params: { id: contactId } });
  const contact = useQuery(contactReading);
  const journal = useQuery({ ...journalReading, ...UNCHANGING });
  const machine = useQuery({ ...reading(readContactMachine, { params: { id: contactId } }), ...UNCHANGING });
  const live = contact.data?.contact.status === 'live';
  const lastSeq = useEffectEvent(() => client.getQueryData(journalReading.queryKey)?.entries.at(-1)?.seq ?? -1);

  const addEntries = (added: readonly JournalEntry[]) =>
    client.setQueryData(journalReading.queryKey, (known) => known && { entries: merge(known.entries, added) });

  useLive((message) => {
    if (message.type === 'journal' && message.contactId === contactId) addEntries(message.entries);
    if (message.type === 'contact' && message.contact.id === contactId) {
      const wasLive = live;
      client.setQueryData(contactReading.queryKey, { contact: message.contact });
      // The end may be announced before the last lines are.
      if (wasLive && message.contact.status === 'ended') void journal.refetch();
    }
  });
  useAfterReconnect(() => void contact.refetch());
  useWatch(live && journal.isSuccess ? contactId : null, lastSeq);

  const linked = useMemo(() => {
    const parsed = ir.safeParse(machine.data?.ir);
    return parsed.success ? linkIr(parsed.data) : null;
  }, [machine.data]);
  const entries = journal.data?.entries;
  const replay = useRef<{ of: typeof linked; replay: JournalReplay } | null>(null);
  const remembered = useMemo(() => {
    if (!linked || !entries) return [];
    if (replay.current?.of !== linked) replay.current = { of: linked, replay: new JournalReplay(linked) };
    return replay.current.replay.follow(entries);
  }, [linked, entries]);

  return {
    contact,
    journal,
    live,
    entries: entries ?? [],
    remembered,
    /** Paths of the sub-flow nodes of this version. */
    scopes: useMemo(() => Object.keys(linked?.ir.scopes ?? {}).filter((path) => path !== ''), [linked]),
  };
}

/** Lines come once by request and once live; a line never changes, so its position is all that counts. */
function merge(known: JournalEntry[], added: readonly JournalEntry[]): JournalEntry[] {
  const last = known.at(-1)?.seq ?? -1;
  const fresh = added.filter((entry) => entry.seq > last).sort((a, b) => a.seq - b.seq);
  return fresh.length === 0 ? known : [...known, ...fresh];
}
