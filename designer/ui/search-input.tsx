import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useRef } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { useShortcuts } from './shortcuts.tsx';

interface SearchInputProps {
  value: string;
  onChange: (value: string) => void;
  /** What is searched, as label and placeholder. */
  label: string;
  width?: number;
}

/** The search field of a list; `/` jumps into it. */
export function SearchInput({ value, onChange, label, width = 260 }: SearchInputProps) {
  const { common } = useMessages();
  const input = useRef<HTMLInputElement>(null);
  useShortcuts([{ keys: '/', label: common.search, run: () => input.current?.focus() }]);
  return (
    <TextInput
      ref={input}
      size="xs"
      w={width}
      type="search"
      aria-label={label}
      placeholder={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      leftSection={<IconSearch size={15} aria-hidden />}
      rightSection={value !== '' && <CloseButton size="xs" aria-label={common.clear} onClick={() => onChange('')} />}
    />
  );
}
