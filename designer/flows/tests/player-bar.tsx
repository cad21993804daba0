import { ActionIcon, Slider } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconX } from '@tabler/icons-react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import classes from './tests-panel.module.css';
import type { TestPlayer } from './use-play-test.ts';

/** Plays a test on the canvas: play, pause, any step; arrow keys on the slider go step by step. */
export function PlayerBar({ player }: { player: TestPlayer }) {
  const { tests: texts } = useMessages().flows;
  const { test, step, last, moving } = player;
  const label = moving ? texts.pause : texts.resume;
  return (
    <section className={classes.player} aria-label={texts.playing(test?.name ?? '')}>
      <div className={classes.head}>
        <span className={classes.name}>{texts.playing(test?.name ?? '')}</span>
        <ActionIcon size="sm" aria-label={texts.stopPlaying} title={texts.stopPlaying} onClick={player.stop}>
          <IconX size={15} aria-hidden />
        </ActionIcon>
      </div>
      <div className={classes.head}>
        <ActionIcon
          variant="light"
          aria-label={label}
          title={label}
          onClick={() => (moving ? player.pause() : player.resume())}
        >
          {moving ? <IconPlayerPause size={16} aria-hidden /> : <IconPlayerPlay size={16} aria-hidden />}
        </ActionIcon>
        <Slider
          style={{ flex: 1 }}
          size="sm"
          thumbLabel={texts.step}
          min={0}
          max={Math.max(last, 1)}
          value={step}
          onChange={player.goTo}
          label={null}
        />
        <span className={classes.count}>{texts.stepOf(step + 1, last + 1)}</span>
      </div>
    </section>
  );
}
