import { TextInput } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { MINUTES_PER_DAY } from '#schemas/domain/schedule.ts';
import { parseTime, writeTime } from './parse-time.ts';

const STEP_MINUTES = 15;
const FIRST_SUGGESTION = 9 * 60;

interface TimeInputProps {
  label: string;
  /** Minutes since midnight; null for an empty field. */
  value: number | null;
  onChange: (value: number | null) => void;
  invalid?: boolean;
  disabled?: boolean;
}

/** A time of day: typed in any usual way, or moved by a quarter of an hour with the arrow keys. */
export function TimeInput({ label, value, onChange, invalid = false, disabled = false }: TimeInputProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? (value === null ? '' : writeTime(value));
  const take = () => {
    if (typed === null) return;
    if (typed.trim() === '') onChange(null);
    else {
      const minute = parseTime(typed);
      if (minute !== null) onChange(minute);
    }
    setTyped(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') take();
    const step = event.key === 'ArrowUp' ? STEP_MINUTES : event.key === 'ArrowDown' ? -STEP_MINUTES : 0;
    if (step === 0) return;
    event.preventDefault();
    const from = (typed === null ? value : parseTime(typed)) ?? FIRST_SUGGESTION - step;
    setTyped(null);
    onChange(Math.min(MINUTES_PER_DAY, Math.max(0, from + step)));
  };
  return (
    <TextInput
      size="xs"
      w={70}
      aria-label={label}
      placeholder="–"
      value={shown}
      error={invalid}
      disabled={disabled}
      inputMode="numeric"
      autoComplete="off"
      styles={{ input: { textAlign: 'center', fontVariantNumeric: 'tabular-nums' } }}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={take}
      onKeyDown={onKeyDown}
    />
  );
}
