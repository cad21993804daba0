import { ActionIcon, Button, TextInput, Tooltip } from '@mantine/core';
import { IconEraser, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useFormats, useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import { MAX_RANGES } from '#schemas/nodes/time-ranges/config.ts';
import { findHoles } from '#schemas/strategy/coverage.ts';
import { describeSpans } from '#schemas/strategy/describe-spans.ts';
import type { StrategyTable, TableNumber, TableRange } from '#schemas/strategy/table.ts';
import { type Span, toSpans, totalMinutes } from '#schemas/strategy/week.ts';
import { selectionOf } from '../document/selection.ts';
import { useEditor, useFlow } from '../editor/editor.ts';
import { addRange, changeNumber, removeRange } from './change-table.ts';
import { eraseHours, paintHours } from './paint.ts';
import classes from './strategy.module.css';
import type { ChangeTable } from './use-table.ts';
import { WeekGrid } from './week-grid.tsx';

interface WeekSectionProps {
  number: TableNumber;
  table: StrategyTable;
  change: ChangeTable;
  onShowDrawing: () => void;
}

/** The week of a number: its ranges, and their hours on a grid. */
export function WeekSection({ number, table, change, onShowDrawing }: WeekSectionProps) {
  const { store, readOnly } = useEditor();
  const { week: texts, showDrawing } = useMessages().flows.strategy;
  const { week } = number;
  const { tel } = number.terms;
  if (week.type === 'ranges') return <Ranges number={number} ranges={week.ranges} table={table} change={change} />;
  const node = week.type === 'drawn' ? week.node : null;
  return (
    <section className={classes.week}>
      <h3 className={classes.planTitle}>{texts.title}</h3>
      <p className={classes.drawn}>{week.type === 'always' ? texts.always : texts.drawn}</p>
      {node !== null ? (
        <Button
          variant="subtle"
          onClick={() => {
            store.select(selectionOf({ nodes: [node] }));
            onShowDrawing();
          }}
        >
          {showDrawing}
        </Button>
      ) : (
        !readOnly && (
          <Button variant="default" onClick={() => change((current) => addRange(current, tel))}>
            {texts.add}
          </Button>
        )
      )}
    </section>
  );
}

interface RangesProps extends Pick<WeekSectionProps, 'number' | 'table' | 'change'> {
  ranges: readonly TableRange[];
}

function Ranges({ number, ranges, table, change }: RangesProps) {
  const { readOnly, announce } = useEditor();
  const { week: texts } = useMessages().flows.strategy;
  const { language } = useLanguage();
  const formats = useFormats();
  const settings = useFlow((flow) => flow.settings.strategy);
  const [tool, setTool] = useState<string>(ranges[0]?.id ?? ERASER);
  const [refused, setRefused] = useState<Span[]>([]);
  const { tel } = number.terms;
  const current = tool === ERASER || ranges.some(({ id }) => id === tool) ? tool : (ranges[0]?.id ?? ERASER);
  const hoursText = (spans: readonly Span[]) => formats.number(Math.round(totalMinutes(spans) / 6) / 10);

  const setRanges = (next: (before: TableRange[]) => TableRange[], coalesce?: string) =>
    change(
      (before) =>
        changeNumber(before, tel, (one) =>
          one.week.type === 'ranges' ? { ...one, week: { ...one.week, ranges: next(one.week.ranges) } } : one,
        ),
      coalesce,
    );
  const draw = (spans: readonly Span[], erase: boolean) => {
    setRefused([]);
    if (erase || current === ERASER) {
      setRanges((before) => eraseHours(before, spans));
      return;
    }
    const painted = paintHours(ranges, current, spans);
    setRanges((before) => paintHours(before, current, spans).ranges);
    setRefused(painted.refused);
    if (painted.refused.length > 0) announce(texts.refused(describeSpans(painted.refused, language)));
  };

  return (
    <section className={classes.week} aria-label={texts.title}>
      <div className={classes.planHead}>
        <h3 className={classes.planTitle}>{texts.title}</h3>
        <span className={classes.dimmed}>{texts.total(hoursText(toSpans(ranges.flatMap(({ hours }) => hours))))}</span>
      </div>
      <div className={classes.tools} role="radiogroup" aria-label={texts.tools}>
        {ranges.map((range, index) => {
          const name = range.label || texts.range(index + 1);
          return (
            <span key={range.id} className={classes.tool} data-current={current === range.id || undefined}>
              {!readOnly && (
                <input
                  type="radio"
                  name={`tool-${tel}`}
                  aria-label={name}
                  checked={current === range.id}
                  onChange={() => setTool(range.id)}
                />
              )}
              <span className={classes.swatch} data-tone={index} aria-hidden />
              <TextInput
                size="xs"
                variant="unstyled"
                w={110}
                aria-label={texts.name(index + 1)}
                placeholder={texts.range(index + 1)}
                value={range.label}
                maxLength={100}
                readOnly={readOnly}
                onChange={({ currentTarget: { value } }) =>
                  setRanges(
                    (before) => before.map((one) => (one.id === range.id ? { ...one, label: value } : one)),
                    `range ${tel} ${range.id}`,
                  )
                }
              />
              <span className={classes.dimmed}>{texts.hours(hoursText(toSpans(range.hours)))}</span>
              {!readOnly && ranges.length > 1 && (
                <Tooltip label={texts.remove(name)}>
                  <ActionIcon
                    size="sm"
                    aria-label={texts.remove(name)}
                    onClick={() => change((before) => removeRange(before, tel, range.id))}
                  >
                    <IconTrash size={14} aria-hidden />
                  </ActionIcon>
                </Tooltip>
              )}
            </span>
          );
        })}
        {!readOnly && (
          <label className={classes.tool} data-current={current === ERASER || undefined}>
            <input type="radio" name={`tool-${tel}`} checked={current === ERASER} onChange={() => setTool(ERASER)} />
            <IconEraser size={15} aria-hidden />
            {texts.eraser}
          </label>
        )}
        {!readOnly && ranges.length < MAX_RANGES && (
          <Button
            variant="subtle"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => change((before) => addRange(before, tel))}
          >
            {texts.add}
          </Button>
        )}
      </div>
      <WeekGrid
        label={texts.grid(tel)}
        ranges={ranges.map(({ id, label, hours }, index) => ({
          id,
          name: label || texts.range(index + 1),
          spans: toSpans(hours),
        }))}
        holes={settings.numberOrderFirst ? [] : holesOf(table, settings)}
        tool={current === ERASER ? undefined : current}
        readOnly={readOnly}
        onDraw={draw}
      />
      <p className={classes.hint} data-refused={refused.length > 0 || undefined}>
        {refused.length > 0
          ? texts.refused(describeSpans(refused, language))
          : `${readOnly ? '' : texts.help} ${texts.hole}`}
      </p>
    </section>
  );
}

const ERASER = 'eraser';

/** The hours in which no number of the strategy can be called. */
function holesOf({ numbers }: StrategyTable, settings: { opens: string; closes: string }): Span[] {
  const weeks = numbers.map(({ week }) =>
    week.type === 'ranges' ? week.ranges.flatMap(({ hours }) => hours) : undefined,
  );
  const known = weeks.filter((hours) => hours !== undefined);
  return known.length < weeks.length ? [] : findHoles(known, settings);
}
