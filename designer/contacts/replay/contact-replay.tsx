import { useMemo, useState } from 'react';
import { usePageTitle } from '#designer/app/use-page-title.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { PlayerBar } from '#designer/ui/player/player-bar.tsx';
import { usePlayer } from '#designer/ui/player/use-player.ts';
import { useShortcuts } from '#designer/ui/shortcuts.tsx';
import type { Contact, JournalEntry } from '#schemas/domain/contact.ts';
import { ContactGraph } from './contact-graph.tsx';
import { ContactHeader } from './contact-header.tsx';
import { flowNames } from './flow-names.ts';
import classes from './replay.module.css';
import type { Remembered } from './replay-journal.ts';
import { StepPanel } from './step-panel.tsx';
import { Timeline } from './timeline.tsx';
import { TransportBar } from './transport-bar.tsx';
import { useFlowsOfContact } from './use-flows-of-contact.ts';
import { usePlayback } from './use-playback.ts';
import { useReplayWords } from './use-replay-words.ts';

interface ContactReplayProps {
  contact: Contact;
  entries: readonly JournalEntry[];
  remembered: readonly (Remembered | null)[];
  scopes: readonly string[];
  live: boolean;
}

export function ContactReplay({ contact, entries, remembered, scopes, live }: ContactReplayProps) {
  const { contacts: texts } = useMessages();
  const words = useReplayWords();
  const { root, flows } = useFlowsOfContact(contact, scopes);
  const names = useMemo(() => flowNames(flows, words.language), [flows, words.language]);
  const playback = usePlayback(entries.length, live);
  const player = usePlayer();
  const [selected, setSelected] = useState<string>();
  usePageTitle(texts.replay.pageTitle(contact.caller || texts.withheld, contact.kind));

  const { step, last, goTo } = playback;
  useShortcuts([
    { keys: 'ArrowLeft', label: texts.replay.previous, run: () => goTo(step - 1) },
    { keys: 'ArrowRight', label: texts.replay.next, run: () => goTo(step + 1) },
    { keys: 'Home', label: texts.replay.first, run: () => goTo(0) },
    { keys: 'End', label: texts.replay.last, run: () => goTo(last) },
    { keys: 'Space', label: texts.replay.play, run: playback.togglePlay },
  ]);

  return (
    <div className={classes.page}>
      <ContactHeader contact={contact} entries={entries} />
      <div className={classes.body}>
        <div className={classes.stage}>
          <ContactGraph
            root={root}
            flows={flows}
            names={names}
            entries={entries.slice(0, step + 1)}
            selected={selected}
            onSelectNode={setSelected}
          />
          <TransportBar playback={playback} entries={entries} live={live} />
        </div>
        <aside className={classes.side}>
          <Timeline
            contactId={contact.id}
            entries={entries}
            playback={playback}
            names={names}
            words={words}
            player={player}
          />
          <StepPanel
            entry={entries[step]}
            now={remembered[step]}
            before={remembered[step - 1]}
            names={names}
            words={words}
          />
        </aside>
      </div>
      <PlayerBar player={player} />
    </div>
  );
}
