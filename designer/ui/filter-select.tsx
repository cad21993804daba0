import { Select, type SelectProps } from '@mantine/core';

interface FilterSelectProps extends Pick<SelectProps, 'data' | 'searchable' | 'w'> {
  label: string;
  /** What it says while it does not filter. */
  any: string;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

/** One of many, or any: a filter above a list. */
export function FilterSelect({ label, any, value, onChange, ...select }: FilterSelectProps) {
  return (
    <Select
      size="xs"
      clearable
      aria-label={label}
      placeholder={any}
      value={value ?? null}
      onChange={(chosen) => onChange(chosen ?? undefined)}
      {...select}
    />
  );
}
