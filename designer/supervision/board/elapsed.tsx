import { useFormats } from '#designer/i18n/i18n.tsx';
import classes from './board.module.css';
import { useElapsedMs } from './use-board.ts';

/** A running timer. */
export function Elapsed({ since, aheadMs, bad = false }: { since: string; aheadMs: number; bad?: boolean }) {
  const formats = useFormats();
  const elapsed = useElapsedMs(since, aheadMs);
  return (
    <span className={classes.timer} data-tone={bad ? 'bad' : undefined}>
      {formats.duration(elapsed)}
    </span>
  );
}
