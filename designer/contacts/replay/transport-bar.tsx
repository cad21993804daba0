import { ActionIcon, Button, Slider } from '@mantine/core';
import {
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconPlayerSkipBackFilled,
  IconPlayerSkipForwardFilled,
  IconPlayerTrackNextFilled,
  IconPlayerTrackPrevFilled,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import { Tag } from '#designer/ui/tag.tsx';
import type { JournalEntry } from '#schemas/domain/contact.ts';
import classes from './replay.module.css';
import type { Playback } from './use-playback.ts';

interface TransportBarProps {
  playback: Playback;
  entries: readonly JournalEntry[];
  live: boolean;
}

/** Walks through a contact in both directions, by buttons or by dragging. */
export function TransportBar({ playback, entries, live }: TransportBarProps) {
  const { contacts } = useMessages();
  const formats = useFormats();
  const texts = contacts.replay;
  const { step, last, goTo, playing, togglePlay, following } = playback;
  const since = (index: number) => Date.parse(entries[index]?.at ?? '') - Date.parse(entries[0]?.at ?? '');
  if (entries.length === 0) return null;
  return (
    <div className={classes.transport}>
      <ActionIcon.Group>
        <Step
          label={texts.first}
          icon={<IconPlayerSkipBackFilled size={14} />}
          disabled={step === 0}
          onClick={() => goTo(0)}
        />
        <Step
          label={texts.previous}
          icon={<IconPlayerTrackPrevFilled size={14} />}
          disabled={step === 0}
          onClick={() => goTo(step - 1)}
        />
        <Step
          label={playing ? texts.pause : texts.play}
          icon={playing ? <IconPlayerPauseFilled size={14} /> : <IconPlayerPlayFilled size={14} />}
          onClick={togglePlay}
        />
        <Step
          label={texts.next}
          icon={<IconPlayerTrackNextFilled size={14} />}
          disabled={step >= last}
          onClick={() => goTo(step + 1)}
        />
        <Step
          label={texts.last}
          icon={<IconPlayerSkipForwardFilled size={14} />}
          disabled={step >= last}
          onClick={() => goTo(last)}
        />
      </ActionIcon.Group>
      <span className={classes.position}>{texts.step(step + 1, entries.length)}</span>
      <Slider
        className={classes.slider}
        size="xs"
        min={0}
        max={Math.max(last, 1)}
        value={step}
        onChange={goTo}
        label={(index) => formats.duration(since(index))}
        thumbLabel={texts.position}
      />
      <span className={classes.time}>{formats.duration(since(step))}</span>
      {live &&
        (following ? (
          <Tag tone="good" dot="pulsing">
            {texts.following}
          </Tag>
        ) : (
          <Button size="compact-xs" onClick={playback.follow}>
            {texts.toLive}
          </Button>
        ))}
    </div>
  );
}

interface StepProps {
  label: string;
  icon: ReactNode;
  disabled?: boolean;
  onClick: () => void;
}

function Step({ label, icon, disabled, onClick }: StepProps) {
  return (
    <ActionIcon variant="default" aria-label={label} title={label} disabled={disabled} onClick={onClick}>
      {icon}
    </ActionIcon>
  );
}
