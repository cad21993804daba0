import { MultiSelect, Radio, Stack } from '@mantine/core';
import { useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import { languageName, SPOKEN_LANGUAGES } from '#designer/i18n/language-name.ts';
import type { StepProps } from './assistant-page.tsx';
import { choose } from './choose.ts';

const FLOWS = ['welcome', 'menu', 'none'] as const;

/** What callers hear before they wait, and in which languages. */
export function FlowStep({ draft, change, tried }: StepProps) {
  const {
    campaigns: { assistant: texts },
  } = useMessages();
  const { language } = useLanguage();
  return (
    <>
      <Radio.Group
        label={texts.flow}
        description={texts.flowHelp}
        value={draft.flow}
        onChange={(flow) => change({ flow: choose(FLOWS, flow) })}
      >
        <Stack gap={8} mt={8}>
          {FLOWS.map((flow) => (
            <Radio key={flow} value={flow} label={texts.flowOf[flow]} />
          ))}
        </Stack>
      </Radio.Group>
      <MultiSelect
        label={texts.languages}
        value={[...draft.languages]}
        data={SPOKEN_LANGUAGES.map((code) => ({ value: code, label: languageName(code, language) }))}
        searchable
        hidePickedOptions
        maxValues={10}
        error={tried && draft.languages.length === 0}
        onChange={(languages) => change({ languages })}
      />
    </>
  );
}
