import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { SearchInput } from './search-input.tsx';

const TYPING_PAUSE_MS = 300;

interface TypedFilterProps {
  label: string;
  width: number;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

/** A text that counts once somebody pauses in typing. */
export function TypedFilter({ label, width, value = '', onChange }: TypedFilterProps) {
  const [typed, setTyped] = useState(value);
  const told = useRef(value);
  useEffect(() => {
    // What comes back is what was told, without the space before the word that is typed next.
    if (value !== told.current) setTyped(value);
    told.current = value;
  }, [value]);
  const tellSoon = useDebouncedCallback((text: string) => {
    told.current = text.trim();
    onChange(told.current || undefined);
  }, TYPING_PAUSE_MS);
  return (
    <SearchInput
      label={label}
      width={width}
      value={typed}
      onChange={(text) => {
        setTyped(text);
        tellSoon(text);
      }}
    />
  );
}
