import { ActionIcon, UnstyledButton } from '@mantine/core';
import { IconPlayerPauseFilled, IconPlayerPlayFilled } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { urlOf } from '#designer/api/call.ts';
import { useMay } from '#designer/api/use-session.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import type { Player } from '#designer/ui/player/use-player.ts';
import { readRecording } from '#schemas/api/contacts.ts';
import type { JournalEntry } from '#schemas/domain/contact.ts';
import { describeEffect } from './describe-effect.ts';
import { describeEvent } from './describe-event.ts';
import { EventIcon } from './event-icon.tsx';
import type { FlowNames } from './flow-names.ts';
import { recordingsOf } from './recordings-of.ts';
import classes from './timeline.module.css';
import type { Playback } from './use-playback.ts';
import type { ReplayWords } from './use-replay-words.ts';

interface TimelineProps {
  contactId: string;
  entries: readonly JournalEntry[];
  playback: Playback;
  names: FlowNames;
  words: ReplayWords;
  player: Player;
}

/** Everything that happened, in words; the step that is looked at is marked, later ones are paler. */
export function Timeline({ contactId, entries, playback, names, words, player }: TimelineProps) {
  const { contacts } = useMessages();
  const texts = contacts.replay;
  const { step, goTo } = playback;
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    list.current?.children[step]?.scrollIntoView({ block: 'nearest' });
  }, [step]);
  const startedAt = Date.parse(entries[0]?.at ?? '');
  const recordings = recordingsOf(entries);

  return (
    <section className={classes.timeline} aria-label={texts.timeline}>
      <h2 className={classes.heading}>{texts.timeline}</h2>
      {entries.length === 0 && <p className={classes.nothing}>{texts.noEvents}</p>}
      <ol ref={list} className={classes.list} data-scroll>
        {entries.map((entry, index) => (
          <li key={entry.seq} className={classes.item} data-later={index > step || undefined}>
            <UnstyledButton
              className={classes.step}
              aria-current={index === step ? 'step' : undefined}
              onClick={() => goTo(index)}
            >
              <span className={classes.time}>{words.formats.duration(Date.parse(entry.at) - startedAt)}</span>
              <EventIcon type={entry.event.type} />
              <span className={classes.words}>
                <span className={classes.event}>{describeEvent(entry.event, words)}</span>
                {enteredNodes(entry, names) !== '' && (
                  <span className={classes.path}>→ {enteredNodes(entry, names)}</span>
                )}
                {entry.effects.map((effect) => (
                  <span key={effect.id} className={classes.effect}>
                    {describeEffect(effect, words)}
                  </span>
                ))}
              </span>
            </UnstyledButton>
            {recordings
              .filter(({ seq }) => seq === entry.seq)
              .map((recording) => (
                <PlayRecording key={recording.id} contactId={contactId} recording={recording} player={player} />
              ))}
          </li>
        ))}
      </ol>
    </section>
  );
}

function enteredNodes(entry: JournalEntry, names: FlowNames): string {
  return entry.trace
    .filter(({ entered }) => entered)
    .map(({ node }) => names.node(node))
    .join(' → ');
}

interface PlayRecordingProps {
  contactId: string;
  recording: { id: string; number: number };
  player: Player;
}

function PlayRecording({ contactId, recording, player }: PlayRecordingProps) {
  const { contacts, audio } = useMessages();
  const may = useMay();
  if (!may(readRecording)) return null;
  const title = contacts.replay.recording(recording.number);
  const playing = player.playing && player.track?.id === recording.id;
  const url = urlOf(readRecording, { params: { id: contactId, recording: recording.id } });
  return (
    <ActionIcon
      className={classes.listen}
      variant="light"
      color="rail"
      radius="xl"
      aria-label={playing ? audio.pause(title) : audio.play(title)}
      title={title}
      onClick={() => player.toggle({ id: recording.id, title, url })}
    >
      {playing ? <IconPlayerPauseFilled size={13} /> : <IconPlayerPlayFilled size={13} />}
    </ActionIcon>
  );
}
