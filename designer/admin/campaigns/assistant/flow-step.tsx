import { MultiSelect, NumberInput, Radio, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { reading } from '#designer/api/query.ts';
import { useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import { languageName, SPOKEN_LANGUAGES } from '#designer/i18n/language-name.ts';
import { readCampaignDefaults } from '#schemas/api/campaigns.ts';
import classes from '../campaigns.module.css';
import { choose } from './choose.ts';
import type { StepProps } from './plan-draft.ts';

const FLOWS = ['welcome', 'menu', 'none'] as const;
const OVERFLOWS = ['voicemail', 'callback', 'none'] as const;

/** What callers hear before they wait, what they get when that takes too long, and in which languages. */
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
      <Overflow draft={draft} change={change} tried={tried} />
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

function Overflow({ draft, change, tried }: StepProps) {
  const {
    campaigns: { assistant: texts },
    form,
  } = useMessages();
  const defaults = useQuery(reading(readCampaignDefaults)).data?.settings.overflow.flow;
  const names = { ...texts.overflowOf, ...(defaults ? { none: texts.overflowOfDefaults } : {}) };
  return (
    <>
      <Radio.Group
        label={texts.overflow}
        description={texts.overflowHelp}
        value={draft.overflow}
        onChange={(overflow) => change({ overflow: choose(OVERFLOWS, overflow) })}
      >
        <Stack gap={8} mt={8}>
          {OVERFLOWS.map((overflow) => (
            <Radio key={overflow} value={overflow} label={names[overflow]} />
          ))}
        </Stack>
      </Radio.Group>
      {draft.overflow !== 'none' && (
        <div className={classes.inner}>
          <NumberInput
            label={texts.overflowAfter}
            suffix={` ${form.units.seconds}`}
            value={draft.overflowAfter ?? ''}
            allowDecimal={false}
            allowNegative={false}
            min={30}
            max={3600}
            error={tried && draft.overflowAfter === null}
            onChange={(after) => change({ overflowAfter: typeof after === 'number' ? after : null })}
          />
        </div>
      )}
    </>
  );
}
