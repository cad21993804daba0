import { SegmentedControl } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { Page } from '#designer/ui/page.tsx';
import { SearchInput } from '#designer/ui/search-input.tsx';
import { CallbackList } from './callback-list.tsx';
import type { MessageView } from './message-view.ts';
import { VoicemailList } from './voicemail-list.tsx';

const TYPING_PAUSE_MS = 250;

/** What callers left behind for somebody to act on: voicemails and wishes to be called back. */
export function MessagesPage() {
  const { messages: texts } = useMessages();
  const view = useSearch({ from: '/shell/messages' });
  const navigate = useNavigate();
  const [typed, setTyped] = useState(view.search ?? '');
  const [search] = useDebouncedValue(typed.trim(), TYPING_PAUSE_MS);
  const [note, setNote] = useState<string>();
  const change = (part: Partial<MessageView>) =>
    void navigate({ to: '/messages', search: { ...view, ...part }, replace: true });
  useEffect(() => {
    if ((view.search ?? '') === search) return;
    void navigate({ to: '/messages', search: { ...view, search: search || undefined }, replace: true });
  }, [navigate, view, search]);
  const List = view.show === 'voicemails' ? VoicemailList : CallbackList;

  return (
    <Page
      title={texts.title}
      note={note}
      toolbar={
        <>
          <SegmentedControl
            size="xs"
            aria-label={texts.show}
            value={view.show}
            onChange={(show) => change({ show: show === 'callbacks' ? 'callbacks' : 'voicemails' })}
            data={(['voicemails', 'callbacks'] as const).map((value) => ({ value, label: texts.shows[value] }))}
          />
          <SearchInput value={typed} onChange={setTyped} label={texts.search} />
          <SegmentedControl
            size="xs"
            aria-label={texts.state}
            value={view.state}
            onChange={(state) => change({ state: state === 'handled' ? 'handled' : 'open' })}
            data={(['open', 'handled'] as const).map((value) => ({ value, label: texts.states[value] }))}
          />
        </>
      }
    >
      <List state={view.state} search={view.search} onClear={() => setTyped('')} onCount={setNote} />
    </Page>
  );
}
