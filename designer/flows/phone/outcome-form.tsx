import { Button, NativeSelect, NumberInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { effects } from '#schemas/effects/index.ts';
import type { PhoneCall } from './phone-call.ts';
import classes from './phone-panel.module.css';

interface Answer {
  outcome: string;
  status: number;
  body: string;
  seconds: number;
}

/** Answers given before, by node: trying a flow means giving the same answer again and again. */
const given = new Map<string, Answer>();

type Outside = 'http' | 'transfer' | 'record';

/** What the world outside the flow answers: the other system, the other party, the recorder. */
export function OutcomeForm({ call }: { call: PhoneCall }) {
  const { effect } = call.simulator.awaited;
  if (effect?.effect !== 'http' && effect?.effect !== 'transfer' && effect?.effect !== 'record') return null;
  const { node } = call.simulator.contact;
  return <Form key={effect.id} call={call} kind={effect.effect} place={`${call.document.id}/${node}`} />;
}

interface FormProps {
  call: PhoneCall;
  kind: Outside;
  place: string;
}

function Form({ call, kind, place }: FormProps) {
  const { phone: texts } = useMessages().flows;
  const outcomes = Object.keys(effects[kind].outcomes);
  const [answer, setAnswer] = useState<Answer>(
    () => given.get(place) ?? { outcome: outcomes[0] ?? '', status: 200, body: '{\n  \n}', seconds: 30 },
  );
  const body = readJson(answer.body);
  const set = (part: Partial<Answer>) => setAnswer({ ...answer, ...part });
  const choose = (outcome: string) =>
    set({ outcome, status: outcome === 'http-error' ? 500 : outcome === 'success' ? 200 : answer.status });
  const send = () => {
    given.set(place, answer);
    call.resolve(answer.outcome, dataOf(kind, answer, body.ok ? body.value : null));
  };
  const hasBody = answer.outcome === 'success' || answer.outcome === 'http-error';
  const hasSeconds = ['ended', 'finished', 'hung-up'].includes(answer.outcome);
  return (
    <form
      className={classes.outcome}
      aria-label={texts.outcome}
      onSubmit={(event) => {
        event.preventDefault();
        if (body.ok || !hasBody) send();
      }}
    >
      <NativeSelect
        size="xs"
        label={texts.outcome}
        value={answer.outcome}
        data={outcomes.map((outcome) => ({ value: outcome, label: texts.outcomes[`${kind}.${outcome}`] ?? outcome }))}
        onChange={({ currentTarget: { value } }) => choose(value)}
      />
      {hasBody && (
        <>
          <NumberInput
            size="xs"
            label={texts.status}
            value={answer.status}
            min={0}
            max={599}
            onChange={(value) => typeof value === 'number' && set({ status: value })}
          />
          <Textarea
            size="xs"
            label={texts.body}
            autosize
            minRows={3}
            maxRows={10}
            ff="monospace"
            spellCheck={false}
            value={answer.body}
            error={body.ok ? undefined : texts.invalidJson}
            onChange={({ currentTarget: { value } }) => set({ body: value })}
          />
        </>
      )}
      {hasSeconds && (
        <NumberInput
          size="xs"
          label={answer.outcome === 'ended' ? texts.talkSeconds : texts.seconds}
          value={answer.seconds}
          min={0}
          onChange={(value) => typeof value === 'number' && set({ seconds: value })}
        />
      )}
      <Button type="submit" disabled={hasBody && !body.ok}>
        {texts.answer}
      </Button>
    </form>
  );
}

function dataOf(kind: Outside, answer: Answer, body: unknown): Record<string, unknown> {
  const { outcome, status, seconds } = answer;
  if (kind === 'http') return outcome === 'timeout' ? {} : { status, body, headers: {} };
  if (kind === 'record') return outcome === 'failed' ? { reason: 'failed' } : { recording: 'test-recording', seconds };
  if (outcome === 'ended') return { talkSeconds: seconds };
  return outcome === 'failed' ? { cause: 'failed' } : {};
}

function readJson(text: string): { ok: true; value: unknown } | { ok: false } {
  if (text.trim() === '') return { ok: true, value: null };
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false };
  }
}
