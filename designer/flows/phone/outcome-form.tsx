import { Button, NativeSelect, NumberInput, Switch, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { effectName, fieldName, outcomeName } from '#designer/effects/effect-words.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { type Effect, effectKind } from '#schemas/effects/index.ts';
import { type OutcomeField, outcomeFields } from '#schemas/effects/outcome-fields.ts';
import { choicesOf, initialData, isOutcomeData, outcomesOf } from './outcome-data.ts';
import type { PhoneCall } from './phone-call.ts';
import classes from './phone-panel.module.css';

interface Answer {
  outcome: string;
  /** As it is written: what is no plain value, as JSON. */
  values: Record<string, unknown>;
}

/** Answers given before, by node: trying a flow means giving the same answer again and again. */
const given = new Map<string, Answer>();

/** What the agent's screen shows instead. */
const ON_SCREEN: ReadonlySet<string> = new Set(['page', 'choose-disposition']);

/** What the world outside the flow answers: another system, the other party, the recorder, an agent. */
export function OutcomeForm({ call }: { call: PhoneCall }) {
  const { effect } = call.simulator.awaited;
  if (!effect || ON_SCREEN.has(effect.effect)) return null;
  if (effect.effect === 'play' || effectKind(effect.effect)?.automatic) return null;
  const { node } = call.simulator.contact;
  return <Form key={effect.id} call={call} effect={effect} place={`${call.document.id}/${node}`} />;
}

interface FormProps {
  call: PhoneCall;
  effect: Effect;
  place: string;
}

function Form({ call, effect, place }: FormProps) {
  const { flows, effects: words } = useMessages();
  const { phone: texts } = flows;
  const outcomes = outcomesOf(effect);
  const begin = (outcome: string): Answer => ({ outcome, values: asWritten(effect, outcome, columnsOf(call, effect)) });
  const [answer, setAnswer] = useState(() => given.get(place) ?? begin(outcomes[0] ?? ''));
  const fields = [...outcomeFields(effect.effect, answer.outcome)];
  const data = readData(fields, answer.values);
  const fits = data !== undefined && isOutcomeData(effect, answer.outcome, data);
  const set = (name: string, value: unknown) => setAnswer({ ...answer, values: { ...answer.values, [name]: value } });
  return (
    <form
      className={classes.outcome}
      aria-label={effectName(effect.effect, words)}
      onSubmit={(event) => {
        event.preventDefault();
        if (!fits) return;
        given.set(place, answer);
        call.resolve(answer.outcome, data);
      }}
    >
      <NativeSelect
        size="xs"
        label={texts.outcome}
        value={answer.outcome}
        data={outcomes.map((outcome) => ({
          value: outcome,
          label: outcomeName(`${effect.effect}.${outcome}`, words),
        }))}
        onChange={({ currentTarget: { value } }) => setAnswer(begin(value))}
      />
      {fields.map(([name, field]) => (
        <Field
          key={name}
          label={fieldName(name, words)}
          sort={field.sort}
          choices={choicesOf(effect, answer.outcome, name)}
          value={answer.values[name]}
          onChange={(value) => set(name, value)}
        />
      ))}
      <Button type="submit" disabled={!fits}>
        {texts.answer}
      </Button>
    </form>
  );
}

interface FieldProps {
  label: string;
  sort: OutcomeField['sort'];
  choices: string[] | undefined;
  value: unknown;
  onChange: (value: unknown) => void;
}

function Field({ label, sort, choices, value, onChange }: FieldProps) {
  const { phone: texts } = useMessages().flows;
  if (choices) {
    return (
      <NativeSelect
        size="xs"
        label={label}
        data={choices}
        value={String(value)}
        onChange={({ currentTarget: { value: next } }) => onChange(next)}
      />
    );
  }
  if (sort === 'boolean') {
    return (
      <Switch
        size="xs"
        label={label}
        checked={value === true}
        onChange={({ currentTarget: { checked } }) => onChange(checked)}
      />
    );
  }
  if (sort === 'number') {
    return (
      <NumberInput
        size="xs"
        label={label}
        value={typeof value === 'number' ? value : ''}
        onChange={(next) => onChange(next)}
      />
    );
  }
  if (sort === 'text') {
    return (
      <TextInput
        size="xs"
        label={label}
        value={String(value ?? '')}
        onChange={({ currentTarget: { value: next } }) => onChange(next)}
      />
    );
  }
  const text = String(value ?? '');
  return (
    <Textarea
      size="xs"
      label={label}
      autosize
      minRows={1}
      maxRows={10}
      styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
      spellCheck={false}
      value={text}
      error={readJson(text) === undefined ? texts.invalidJson : undefined}
      onChange={({ currentTarget: { value: next } }) => onChange(next)}
    />
  );
}

/** The columns that a look-up keeps, as empty cells, so that the record to be found needs only its values. */
function columnsOf(call: PhoneCall, { effect }: Effect): Record<string, unknown> {
  const node = call.document.nodes.find(({ id }) => id === call.simulator.contact.node);
  const mapping = effect === 'lookup' && Array.isArray(node?.config.mapping) ? node.config.mapping : [];
  return { record: Object.fromEntries(mapping.map((line: { column?: unknown }) => [String(line.column), null])) };
}

function asWritten(effect: Effect, outcome: string, known: Record<string, unknown>): Record<string, unknown> {
  const data = initialData(effect, outcome);
  return Object.fromEntries(
    [...outcomeFields(effect.effect, outcome)].map(([name, { sort }]) => {
      const value = known[name] ?? data[name];
      return [name, sort === 'list' || sort === 'any' ? JSON.stringify(value, null, 2) : value];
    }),
  );
}

/** Undefined while a field holds no JSON. */
function readData(
  fields: readonly [string, OutcomeField][],
  values: Record<string, unknown>,
): Record<string, unknown> | undefined {
  const data: Record<string, unknown> = {};
  for (const [name, { sort }] of fields) {
    if (sort === 'list' || sort === 'any') {
      const read = readJson(String(values[name] ?? ''));
      if (read === undefined) return undefined;
      data[name] = read.value;
    } else data[name] = values[name];
  }
  return data;
}

function readJson(text: string): { value: unknown } | undefined {
  if (text.trim() === '') return { value: null };
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
