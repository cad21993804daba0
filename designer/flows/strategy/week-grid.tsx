import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { MINUTES_PER_DAY, type Span, timeText, WEEKDAYS } from '#schemas/strategy/week.ts';
import classes from './week-grid.module.css';

interface WeekGridProps {
  label: string;
  ranges: readonly { id: string; name: string; spans: readonly Span[] }[];
  /** Hours in which no number can be called. */
  holes: readonly Span[];
  /** The range that is drawn; undefined for the eraser. */
  tool: string | undefined;
  readOnly: boolean;
  onDraw: (spans: readonly Span[], erase: boolean) => void;
}

interface Cell {
  day: number;
  column: number;
}

const CELL_MINUTES = 30;
const COLUMNS = MINUTES_PER_DAY / CELL_MINUTES;

/** A week by half hours: drag to draw the chosen range, or to take its hours away where the drag begins on it. */
export function WeekGrid({ label, ranges, holes, tool, readOnly, onDraw }: WeekGridProps) {
  const { week: texts, days, shortDays } = useMessages().flows.strategy;
  const root = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<Cell>({ day: 0, column: (9 * 60) / CELL_MINUTES });
  const [drag, setDrag] = useState<{ from: Cell; to: Cell; erase: boolean }>();
  const rangeAt = (cell: Cell) => ranges.findIndex(({ spans }) => spans.some((span) => holds(span, cell)));
  const erases = (cell: Cell) => tool === undefined || ranges[rangeAt(cell)]?.id === tool;

  const cellOf = (event: PointerEvent): Cell | undefined => {
    // The pointer may be captured, so the cell below it is looked up by its place.
    const found = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-cell]');
    if (!found || !root.current?.contains(found)) return undefined;
    const [day = 0, column = 0] = (found.dataset.cell ?? '').split(' ').map(Number);
    return { day, column };
  };
  const move = (cell: Cell) => {
    setFocused(cell);
    root.current?.querySelector<HTMLElement>(`[data-cell="${cell.day} ${cell.column}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (event.key === ' ' || event.key === 'Enter') {
      event.preventDefault();
      if (!readOnly) onDraw(spansBetween(focused, focused), erases(focused));
    } else if (step) {
      event.preventDefault();
      const next = {
        day: Math.min(Math.max(focused.day + step.day, 0), WEEKDAYS.length - 1),
        column: Math.min(Math.max(focused.column + step.column, 0), COLUMNS - 1),
      };
      if (event.shiftKey && !readOnly) onDraw(spansBetween(next, next), tool === undefined);
      move(next);
    }
  };

  return (
    <div className={classes.frame} data-scroll>
      <div className={classes.hours} aria-hidden>
        {HOURS.map((hour) => (
          <span key={hour}>{hour}</span>
        ))}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a table of 336 cells that are drawn on, with one stop for Tab */}
      <div
        ref={root}
        role="grid"
        aria-label={label}
        className={classes.grid}
        data-read-only={readOnly || undefined}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          const cell = cellOf(event);
          if (readOnly || !cell || event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          setFocused(cell);
          setDrag({ from: cell, to: cell, erase: erases(cell) });
        }}
        onPointerMove={(event) => {
          const cell = drag && cellOf(event);
          if (drag && cell) setDrag({ ...drag, to: cell });
        }}
        onPointerUp={() => {
          if (drag) onDraw(spansBetween(drag.from, drag.to), drag.erase);
          setDrag(undefined);
        }}
        onPointerCancel={() => setDrag(undefined)}
      >
        {WEEKDAYS.map((day, dayIndex) => (
          // biome-ignore lint/a11y/useSemanticElements: see the grid
          // biome-ignore lint/a11y/useFocusableInteractive: the cells take the focus
          <div key={day} role="row" className={classes.row} aria-label={days[day]}>
            <span className={classes.day} aria-hidden>
              {shortDays[day]}
            </span>
            {Array.from({ length: COLUMNS }, (_, column) => {
              const cell = { day: dayIndex, column };
              const range = rangeAt(cell);
              const hole = range < 0 && holes.some((span) => holds(span, cell));
              const isFocused = focused.day === dayIndex && focused.column === column;
              const state = ranges[range]?.name ?? (hole ? texts.noNumber : texts.free);
              return (
                // biome-ignore lint/a11y/useSemanticElements: see the grid
                <div
                  key={column}
                  role="gridcell"
                  className={classes.cell}
                  data-cell={`${dayIndex} ${column}`}
                  data-tone={range < 0 ? undefined : range}
                  data-hole={hole || undefined}
                  data-hour={column % 2 === 0 || undefined}
                  data-drawing={drag && isBetween(cell, drag) ? (drag.erase ? 'erase' : 'draw') : undefined}
                  tabIndex={isFocused ? 0 : -1}
                  aria-selected={range >= 0}
                  aria-label={texts.cell(days[day], timeText(column * CELL_MINUTES), state)}
                  onFocus={() => setFocused(cell)}
                />
              );
            })}
          </div>
        ))}
      </div>
    </div>
  );
}

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

const STEPS: Record<string, Cell | undefined> = {
  ArrowLeft: { day: 0, column: -1 },
  ArrowRight: { day: 0, column: 1 },
  ArrowUp: { day: -1, column: 0 },
  ArrowDown: { day: 1, column: 0 },
  Home: { day: 0, column: -COLUMNS },
  End: { day: 0, column: COLUMNS },
};

/** A cell belongs to what holds its middle: hours may begin at any minute. */
function holds(span: Span, { day, column }: Cell): boolean {
  const middle = day * MINUTES_PER_DAY + (column + 0.5) * CELL_MINUTES;
  return span.from <= middle && middle < span.to;
}

/** The same hours of each day between two cells. */
function spansBetween(a: Cell, b: Cell): Span[] {
  const [firstDay, lastDay] = [Math.min(a.day, b.day), Math.max(a.day, b.day)];
  const [first, last] = [Math.min(a.column, b.column), Math.max(a.column, b.column)];
  return Array.from({ length: lastDay - firstDay + 1 }, (_, index) => ({
    from: (firstDay + index) * MINUTES_PER_DAY + first * CELL_MINUTES,
    to: (firstDay + index) * MINUTES_PER_DAY + (last + 1) * CELL_MINUTES,
  }));
}

function isBetween({ day, column }: Cell, { from, to }: { from: Cell; to: Cell }): boolean {
  const within = (value: number, a: number, b: number) => value >= Math.min(a, b) && value <= Math.max(a, b);
  return within(day, from.day, to.day) && within(column, from.column, to.column);
}
