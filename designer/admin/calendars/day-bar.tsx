import { type PointerEvent, useState } from 'react';
import { writeTime } from '#designer/ui/parse-time.ts';
import { MINUTES_PER_DAY, type TimeRange } from '#schemas/domain/schedule.ts';
import classes from './calendars.module.css';

const STEP_MINUTES = 15;

interface DayBarProps {
  ranges: readonly TimeRange[];
  onDraw: (range: TimeRange) => void;
}

/** A day from midnight to midnight. Dragging over it adds a range; the fields beside it say and do the same. */
export function DayBar({ ranges, onDraw }: DayBarProps) {
  const [drag, setDrag] = useState<{ start: number; end: number } | null>(null);
  const minuteAt = ({ currentTarget, clientX }: PointerEvent<HTMLDivElement>) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    const minute = ((clientX - left) / width) * MINUTES_PER_DAY;
    return Math.min(MINUTES_PER_DAY, Math.max(0, Math.round(minute / STEP_MINUTES) * STEP_MINUTES));
  };
  const drawn = drag && { from: Math.min(drag.start, drag.end), to: Math.max(drag.start, drag.end) };
  return (
    <div
      className={classes.bar}
      aria-hidden
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        const start = minuteAt(event);
        setDrag({ start, end: start });
      }}
      onPointerMove={(event) => drag && setDrag({ ...drag, end: minuteAt(event) })}
      onPointerUp={() => {
        if (drawn && drawn.from < drawn.to) onDraw(drawn);
        setDrag(null);
      }}
      onPointerCancel={() => setDrag(null)}
    >
      {ranges.map((range) => (
        <span key={range.from} className={classes.block} style={placeOf(range)} />
      ))}
      {drawn && drawn.from < drawn.to && (
        <span className={classes.drawn} style={placeOf(drawn)}>
          {`${writeTime(drawn.from)}–${writeTime(drawn.to)}`}
        </span>
      )}
    </div>
  );
}

function placeOf({ from, to }: TimeRange) {
  const share = (minutes: number) => `${(minutes / MINUTES_PER_DAY) * 100}%`;
  return { left: share(from), width: share(Math.max(0, to - from)) };
}
