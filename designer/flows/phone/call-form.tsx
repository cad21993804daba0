import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import { languageName } from '#designer/i18n/language-name.ts';
import { useFlow } from '../editor/editor.ts';
import type { CallSettings } from './phone-call.ts';
import classes from './phone-panel.module.css';

/** Numbers of the ranges set aside for fiction, so that a test never names a real one. */
const FIRST: CallSettings = { caller: '+33199000001', called: '+33199000100', at: '', language: '' };

const STORED_AS = 'switchyard.test-call';

/** What a test call starts with, as it was last entered in this tab. */
export function useCallSettings(): [CallSettings, (settings: CallSettings) => void] {
  const [settings, setSettings] = useState<CallSettings>(() => {
    const stored: unknown = JSON.parse(sessionStorage.getItem(STORED_AS) ?? '{}');
    return { ...FIRST, ...(typeof stored === 'object' ? stored : {}) };
  });
  return [
    settings,
    (next) => {
      sessionStorage.setItem(STORED_AS, JSON.stringify(next));
      setSettings(next);
    },
  ];
}

interface CallFormProps {
  settings: CallSettings;
  onChange: (settings: CallSettings) => void;
}

/** Who calls which number, when, in which language. */
export function CallForm({ settings, onChange }: CallFormProps) {
  const { phone: texts } = useMessages().flows;
  const { language } = useLanguage();
  const languages = useFlow((flow) => flow.languages);
  const set = (part: Partial<CallSettings>) => onChange({ ...settings, ...part });
  return (
    <fieldset className={classes.settings} aria-label={texts.settings}>
      <TextInput
        size="xs"
        label={texts.caller}
        inputMode="tel"
        value={settings.caller}
        onChange={({ currentTarget: { value } }) => set({ caller: value })}
      />
      <TextInput
        size="xs"
        label={texts.called}
        inputMode="tel"
        value={settings.called}
        onChange={({ currentTarget: { value } }) => set({ called: value })}
      />
      <TextInput
        size="xs"
        type="datetime-local"
        label={texts.at}
        value={settings.at}
        onChange={({ currentTarget: { value } }) => set({ at: value })}
      />
      <NativeSelect
        size="xs"
        label={texts.language}
        value={languages.includes(settings.language) ? settings.language : ''}
        data={[
          { value: '', label: texts.flowLanguage },
          ...languages.map((code) => ({ value: code, label: languageName(code, language) })),
        ]}
        onChange={({ currentTarget: { value } }) => set({ language: value })}
      />
    </fieldset>
  );
}
