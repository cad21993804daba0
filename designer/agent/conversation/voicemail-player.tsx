import { ActionIcon, Button, Slider } from '@mantine/core';
import { IconCheck, IconPlayerPauseFilled, IconPlayerPlayFilled, IconRewindBackward10 } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { call, urlOf } from '#designer/api/call.ts';
import { keyOf } from '#designer/api/query.ts';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import { usePlayer } from '#designer/ui/player/use-player.ts';
import { readDeskWork } from '#schemas/api/desk.ts';
import { handleVoicemail, readVoicemailSound } from '#schemas/api/voicemails.ts';
import type { Voicemail } from '#schemas/domain/voicemail.ts';
import { useCommand } from '../desk/use-desk.tsx';
import classes from './voicemail-player.module.css';

interface VoicemailPlayerProps {
  voicemail: Voicemail;
  onHandled: () => Promise<unknown>;
}

const BACK_SECONDS = 10;

/** The message this conversation is about, to be heard and marked as handled. */
export function VoicemailPlayer({ voicemail, onHandled }: VoicemailPlayerProps) {
  const { desk: texts, audio } = useMessages();
  const formats = useFormats();
  const player = usePlayer();
  const client = useQueryClient();
  const { id, seconds, leftAt, audible, handled } = voicemail;
  const { run, pending, error } = useCommand(`voicemail ${id}`);
  const track = { id, title: texts.voicemail.title, url: urlOf(readVoicemailSound, { params: { id } }) };
  const current = player.track?.id === id;
  const mark = async () => {
    const body = { handled: handled === null };
    if (!(await run(() => call(handleVoicemail, { params: { id }, body }).then(() => undefined)))) return;
    await Promise.all([onHandled(), client.invalidateQueries({ queryKey: keyOf(readDeskWork) })]);
  };
  return (
    <section className={classes.voicemail} aria-label={texts.voicemail.title}>
      <p className={classes.top}>
        <strong>{texts.voicemail.title}</strong> {formats.dateTime(leftAt)}
      </p>
      <div className={classes.player}>
        <ActionIcon
          variant="filled"
          color="rail"
          radius="xl"
          size="lg"
          disabled={!audible}
          aria-label={player.playing ? audio.pause(track.title) : audio.play(track.title)}
          onClick={() => player.toggle(track)}
        >
          {player.playing ? <IconPlayerPauseFilled size={16} /> : <IconPlayerPlayFilled size={16} />}
        </ActionIcon>
        <ActionIcon
          aria-label={texts.voicemail.back(BACK_SECONDS)}
          disabled={!current}
          onClick={() => player.seek(Math.max(0, player.positionSeconds - BACK_SECONDS))}
        >
          <IconRewindBackward10 size={18} />
        </ActionIcon>
        <Slider
          className={classes.slider}
          size="sm"
          label={null}
          thumbLabel={audio.position}
          min={0}
          max={Math.max(seconds, player.durationSeconds, 0.1)}
          step={0.1}
          disabled={!current}
          value={current ? player.positionSeconds : 0}
          onChange={player.seek}
        />
        <span className={classes.time}>
          {formats.duration((current ? player.positionSeconds : 0) * 1000)} / {formats.duration(seconds * 1000)}
        </span>
      </div>
      <p className={classes.refusal} role="alert">
        {(!audible && texts.voicemail.notYet) || (player.failed && audio.playFailed) || error}
      </p>
      <Button
        size="compact-sm"
        variant={handled ? 'filled' : 'default'}
        aria-pressed={handled !== null}
        loading={pending}
        leftSection={<IconCheck size={14} aria-hidden />}
        onClick={() => void mark()}
      >
        {handled ? texts.voicemail.handled : texts.voicemail.markHandled}
      </Button>
    </section>
  );
}
