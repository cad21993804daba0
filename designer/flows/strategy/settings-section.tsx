import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { TimeInput } from '#designer/ui/time-input.tsx';
import type { StrategySettings } from '#schemas/flow/settings.ts';
import { minutesOf, timeText } from '#schemas/strategy/week.ts';
import { isTimeZone } from '#schemas/strategy/zoned.ts';
import { useEditor, useFlow } from '../editor/editor.ts';
import classes from './strategy.module.css';

/** What holds for the strategy as a whole. */
export function SettingsSection() {
  const { store, readOnly } = useEditor();
  const { settings: texts } = useMessages().flows.strategy;
  const settings = useFlow((flow) => flow.settings.strategy);
  const set = (change: Partial<StrategySettings>) =>
    store.edit((flow) => ({
      ...flow,
      settings: { ...flow.settings, strategy: { ...flow.settings.strategy, ...change } },
    }));
  const time = (label: string, field: 'opens' | 'closes') => (
    <Labelled label={label}>
      <TimeInput
        label={label}
        value={settings[field] === '' ? null : minutesOf(settings[field])}
        onChange={(minutes) => set({ [field]: minutes === null ? '' : timeText(minutes) })}
        disabled={readOnly}
      />
    </Labelled>
  );
  return (
    <fieldset className={classes.settings}>
      <legend className={classes.legend}>{texts.title}</legend>
      {time(texts.opens, 'opens')}
      {time(texts.closes, 'closes')}
      <TimeZone value={settings.timeZone} onChange={(timeZone) => set({ timeZone })} readOnly={readOnly} />
      <Checkbox
        size="xs"
        label={texts.numberOrderFirst}
        description={texts.numberOrderFirstHelp}
        checked={settings.numberOrderFirst}
        disabled={readOnly}
        onChange={(event) => set({ numberOrderFirst: event.currentTarget.checked })}
      />
    </fieldset>
  );
}

function Labelled({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <div className={classes.label} aria-hidden>
        {label}
      </div>
      {children}
    </div>
  );
}

interface TimeZoneProps {
  value: string;
  onChange: (zone: string) => void;
  readOnly: boolean;
}

/** Kept once it names a zone; until then what was typed stays in the field. */
function TimeZone({ value, onChange, readOnly }: TimeZoneProps) {
  const { settings: texts } = useMessages().flows.strategy;
  const [typed, setTyped] = useState<string>();
  const shown = typed ?? value;
  const isKnown = shown === '' || isTimeZone(shown);
  return (
    <TextInput
      size="xs"
      w={190}
      label={texts.timeZone}
      placeholder={texts.timeZoneHelp}
      value={shown}
      error={!isKnown}
      readOnly={readOnly}
      onChange={({ currentTarget: { value: next } }) => {
        setTyped(next);
        if (next === '' || isTimeZone(next)) onChange(next);
      }}
      onBlur={() => setTyped(undefined)}
    />
  );
}
