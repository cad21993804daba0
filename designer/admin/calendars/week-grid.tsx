import { ActionIcon, Menu, Text } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { TimeInput } from '#designer/ui/time-input.tsx';
import classes from './calendars.module.css';
import { DayBar } from './day-bar.tsx';
import { addRange, type DayDraft, draftOfDay, mistakeOf, type RangeDraft, rangesOf } from './week-draft.ts';

const WORKDAYS = [0, 1, 2, 3, 4];
const ALL_DAYS = [0, 1, 2, 3, 4, 5, 6];

interface WeekGridProps {
  week: readonly DayDraft[];
  onChange: (week: DayDraft[]) => void;
  error: string | undefined;
}

/** The week as one line a day: four fields for the keyboard, a bar for the mouse. */
export function WeekGrid({ week, onChange, error }: WeekGridProps) {
  const {
    calendars: { hours: texts, weekdays },
  } = useMessages();
  const change = (days: readonly number[], draft: DayDraft) =>
    onChange(week.map((before, index) => (days.includes(index) ? draft : before)));
  return (
    <fieldset className={classes.grid}>
      <legend className={classes.legend}>{texts.grid}</legend>
      <p className={classes.help}>{texts.gridHelp}</p>
      {week.map((draft, day) => (
        <DayLine
          key={weekdays[day]}
          name={weekdays[day] ?? ''}
          draft={draft}
          onChange={(next) => change([day], next)}
          onCopy={(to) => change(to === 'next' ? [day + 1] : to === 'all' ? ALL_DAYS : WORKDAYS, draft)}
          isLast={day === week.length - 1}
        />
      ))}
      {error && (
        <Text size="xs" c="var(--mantine-color-error)" role="alert">
          {error}
        </Text>
      )}
    </fieldset>
  );
}

interface DayLineProps {
  name: string;
  draft: DayDraft;
  onChange: (draft: DayDraft) => void;
  onCopy: (to: 'next' | 'workdays' | 'all') => void;
  isLast: boolean;
}

function DayLine({ name, draft, onChange, onCopy, isLast }: DayLineProps) {
  const {
    calendars: { hours: texts },
  } = useMessages();
  const [isEntering, setEntering] = useState(false);
  const found = mistakeOf(draft);
  // Between the first field of a range and its second, nothing is wrong yet.
  const mistake = isEntering && found === 'incomplete' ? null : found;
  const set = (index: number, part: Partial<RangeDraft>) =>
    onChange(draft.map((range, at) => (at === index ? { ...range, ...part } : range)));
  return (
    <fieldset
      aria-label={name}
      className={classes.day}
      onFocus={() => setEntering(true)}
      onBlur={({ currentTarget, relatedTarget }) => setEntering(currentTarget.contains(relatedTarget))}
    >
      <span className={classes.dayName}>{name}</span>
      {draft.map((range, index) => (
        <span key={index} className={classes.range}>
          <TimeInput
            label={texts.from(name, index + 1)}
            value={range.from}
            onChange={(from) => set(index, { from })}
            invalid={mistake !== null && (range.from === null) !== (range.to === null)}
          />
          <span aria-hidden>–</span>
          <TimeInput
            label={texts.to(name, index + 1)}
            value={range.to}
            onChange={(to) => set(index, { to })}
            invalid={mistake !== null && range.from !== null}
          />
        </span>
      ))}
      {mistake ? (
        <span className={classes.mistake} role="alert">
          {texts.mistakes[mistake]}
        </span>
      ) : (
        <DayBar ranges={rangesOf(draft)} onDraw={(range) => onChange(addRange(draft, range))} />
      )}
      <Menu position="bottom-end" width={190}>
        <Menu.Target>
          <ActionIcon size="sm" aria-label={texts.copyTo(name)}>
            <IconCopy size={14} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {!isLast && <Menu.Item onClick={() => onCopy('next')}>{texts.copyNext}</Menu.Item>}
          <Menu.Item onClick={() => onCopy('workdays')}>{texts.copyWeekdays}</Menu.Item>
          <Menu.Item onClick={() => onCopy('all')}>{texts.copyAll}</Menu.Item>
          <Menu.Divider />
          <Menu.Item onClick={() => onChange(draftOfDay([]))}>{texts.clearDay}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </fieldset>
  );
}
