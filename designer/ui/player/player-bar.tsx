import { ActionIcon, CloseButton, Slider } from '@mantine/core';
import { IconPlayerPauseFilled, IconPlayerPlayFilled } from '@tabler/icons-react';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import classes from './player-bar.module.css';
import type { Player } from './use-player.ts';

/** What is being listened to, at the foot of the page. */
export function PlayerBar({ player }: { player: Player }) {
  const { audio: texts, common } = useMessages();
  const formats = useFormats();
  const { track } = player;
  if (!track) return null;
  return (
    <section className={classes.bar} aria-label={texts.player}>
      <ActionIcon
        variant="filled"
        color="rail"
        radius="xl"
        aria-label={player.playing ? texts.pause(track.title) : texts.play(track.title)}
        onClick={() => player.toggle(track)}
      >
        {player.playing ? <IconPlayerPauseFilled size={15} /> : <IconPlayerPlayFilled size={15} />}
      </ActionIcon>
      <span className={classes.title}>{track.title}</span>
      {player.failed ? (
        <span className={classes.failed} role="alert">
          {texts.playFailed}
        </span>
      ) : (
        <>
          <span className={classes.time}>{formats.duration(player.positionSeconds * 1000)}</span>
          <Slider
            className={classes.slider}
            size="xs"
            label={null}
            thumbLabel={texts.position}
            min={0}
            max={Math.max(player.durationSeconds, 0.1)}
            step={0.1}
            value={player.positionSeconds}
            onChange={player.seek}
          />
          <span className={classes.time}>{formats.duration(player.durationSeconds * 1000)}</span>
        </>
      )}
      <CloseButton aria-label={common.close} onClick={player.close} />
    </section>
  );
}
