import { Button, Radio, Stack, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import type { EffectParams } from '#schemas/effects/index.ts';
import classes from './page-form.module.css';

interface DispositionFormProps {
  asked: EffectParams<'choose-disposition'>;
  onChoose: (chosen: { status: string; detail: string; note: string }) => void;
}

/** How the agent qualifies a contact: a status, the detail below it, and a note where one is asked for. */
export function DispositionForm({ asked, onChoose }: DispositionFormProps) {
  const { script: texts } = useMessages();
  const [status, setStatus] = useState('');
  const [detail, setDetail] = useState('');
  const [note, setNote] = useState('');
  const words = (label: Record<string, string>, code: string) =>
    label[asked.language] || Object.values(label).find((text) => text !== '') || code;
  const choice = asked.choices.find(({ code }) => code === status);
  const details = choice?.details ?? [];
  const complete = status.trim() !== '' && (details.length === 0 || detail !== '');
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (complete) onChoose({ status: status.trim(), detail, note });
  };
  return (
    <form className={classes.page} aria-label={texts.disposition} noValidate onSubmit={onSubmit}>
      <h2 className={classes.title}>{texts.disposition}</h2>
      {asked.choices.length === 0 ? (
        <TextInput
          size="sm"
          label={texts.status}
          withAsterisk
          value={status}
          onChange={({ currentTarget: { value } }) => setStatus(value)}
        />
      ) : (
        <Radio.Group
          size="sm"
          label={texts.status}
          withAsterisk
          value={status}
          onChange={(code) => {
            setStatus(code);
            setDetail('');
          }}
        >
          <Stack gap={6} my={6}>
            {asked.choices.map(({ code, label }) => (
              <Radio key={code} size="sm" value={code} label={words(label, code)} lang={asked.language} />
            ))}
          </Stack>
        </Radio.Group>
      )}
      {details.length > 0 && (
        <Radio.Group size="sm" label={texts.detail} withAsterisk value={detail} onChange={setDetail}>
          <Stack gap={6} my={6}>
            {details.map(({ code, label }) => (
              <Radio key={code} size="sm" value={code} label={words(label, code)} lang={asked.language} />
            ))}
          </Stack>
        </Radio.Group>
      )}
      {asked.asksNote && (
        <Textarea
          size="sm"
          label={texts.remark}
          autosize
          minRows={2}
          maxRows={8}
          value={note}
          onChange={({ currentTarget: { value } }) => setNote(value)}
        />
      )}
      <div className={`${classes.actions} ${classes.buttons}`}>
        <span className={classes.space} />
        <Button type="submit" size="sm" disabled={!complete}>
          {texts.qualify}
        </Button>
      </div>
    </form>
  );
}
