import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { emptyValue, fitsType, type Value, type Variable } from '#schemas/flow/variable.ts';

interface InitialValueProps {
  variable: Variable;
  readOnly: boolean;
  onChange: (initial: Value | undefined) => void;
}

/** What a variable holds before anything sets it; empty means nothing special. */
export function InitialValue({ variable, readOnly, onChange }: InitialValueProps) {
  const { variables: texts } = useMessages().flows;
  const { common } = useMessages();
  const shown = write(variable.initial);
  const [typed, setTyped] = useState<string>();
  const text = typed ?? shown;
  if (variable.type === 'boolean') {
    return (
      <NativeSelect
        size="xs"
        label={texts.initial}
        disabled={readOnly}
        value={String(variable.initial === true)}
        data={[
          { value: 'false', label: common.no },
          { value: 'true', label: common.yes },
        ]}
        onChange={({ currentTarget: { value } }) => onChange(value === 'true')}
      />
    );
  }
  const read = readValue(text, variable);
  return (
    <TextInput
      size="xs"
      label={texts.initial}
      readOnly={readOnly}
      placeholder={write(emptyValue(variable.type))}
      value={text}
      error={read.ok ? undefined : texts.invalidInitial}
      onChange={({ currentTarget: { value } }) => setTyped(value)}
      onBlur={() => {
        if (read.ok && typed !== undefined) onChange(read.value);
        if (read.ok) setTyped(undefined);
      }}
    />
  );
}

function write(value: Value | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function readValue(text: string, { type }: Variable): { ok: true; value: Value | undefined } | { ok: false } {
  if (text === '') return { ok: true, value: undefined };
  const value: Value | undefined = type === 'number' ? readNumber(text) : type === 'list' ? readList(text) : text;
  return value !== undefined && fitsType(value, type) ? { ok: true, value } : { ok: false };
}

function readNumber(text: string): number | undefined {
  const number = Number(text.replace(',', '.'));
  return Number.isFinite(number) ? number : undefined;
}

function readList(text: string): Value[] | undefined {
  try {
    const parsed: Value = JSON.parse(text);
    return Array.isArray(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}
