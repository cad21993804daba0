import { NativeSelect, Textarea } from '@mantine/core';
import { useState } from 'react';
import { effectName, outcomeName } from '#designer/effects/effect-words.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { effectKind, effects } from '#schemas/effects/index.ts';
import { sampleData } from '#schemas/effects/sample-data.ts';

/** Kinds of effect that somebody outside answers; the others only happen. */
const ANSWERED = Object.keys(effects).filter((name) => Object.keys(effectKind(name)?.outcomes ?? {}).length > 0);

interface Chosen {
  effect: string;
  outcome: string;
  data: Record<string, unknown>;
}

interface OutcomeFieldsProps {
  effect: string;
  outcome: string;
  onChange: (chosen: Chosen) => void;
}

/** Which effect is answered, and how. Another outcome begins with the plainest data that it can have. */
export function OutcomeFields({ effect, outcome, onChange }: OutcomeFieldsProps) {
  const { flows, effects: words } = useMessages();
  const { tests: texts } = flows;
  const outcomes = Object.keys(effectKind(effect)?.outcomes ?? {});
  return (
    <>
      <NativeSelect
        size="xs"
        label={texts.effect}
        value={effect}
        data={listed(ANSWERED, effect).map((value) => ({ value, label: effectName(value, words) }))}
        onChange={({ currentTarget: { value } }) => onChange({ effect: value, ...firstOutcome(value) })}
      />
      <NativeSelect
        size="xs"
        label={texts.outcome}
        value={outcome}
        data={listed(outcomes, outcome).map((value) => ({ value, label: outcomeName(`${effect}.${value}`, words) }))}
        onChange={({ currentTarget: { value } }) =>
          onChange({ effect, outcome: value, data: plainData(effect, value) })
        }
      />
    </>
  );
}

/** A value that a document holds stays in view, also when this version does not know it. */
function listed(known: readonly string[], value: string): string[] {
  return known.includes(value) ? [...known] : [value, ...known];
}

export function firstOutcome(effect: string): Pick<Chosen, 'outcome' | 'data'> {
  const outcome = Object.keys(effectKind(effect)?.outcomes ?? {})[0] ?? '';
  return { outcome, data: plainData(effect, outcome) };
}

function plainData(effect: string, outcome: string): Record<string, unknown> {
  const schema = effectKind(effect)?.outcomes[outcome];
  const data = schema ? sampleData(schema) : {};
  return typeof data === 'object' && data !== null ? { ...data } : {};
}

interface DataFieldProps {
  data: Record<string, unknown>;
  onChange: (data: Record<string, unknown>) => void;
}

/** The data of an outcome, as JSON; not asked for where an outcome has none. */
export function DataField({ data, onChange }: DataFieldProps) {
  const { tests: texts } = useMessages().flows;
  const [typed, setTyped] = useState<string>();
  const shown = typed ?? JSON.stringify(data, null, 1).replace(/\n\s*/g, ' ');
  const valid = readRecord(shown) !== null;
  return (
    <Textarea
      size="xs"
      label={texts.data}
      ff="monospace"
      autosize
      minRows={1}
      maxRows={8}
      spellCheck={false}
      value={shown}
      error={valid ? undefined : texts.noRecord}
      onChange={({ currentTarget: { value } }) => {
        setTyped(value);
        const read = readRecord(value);
        if (read) onChange(read);
      }}
      onBlur={() => valid && setTyped(undefined)}
    />
  );
}

function readRecord(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}
