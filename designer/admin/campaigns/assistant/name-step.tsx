import { Anchor, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { DeclareRangeDialog } from '../../dids/declare-range-dialog.tsx';
import { useFreeDids } from '../dids-field.tsx';
import type { StepProps } from './plan-draft.ts';

/** What the campaign is called, and which number leads to it. */
export function NameStep({ draft, change, tried }: StepProps) {
  const { campaigns } = useMessages();
  const texts = campaigns.assistant;
  const [search, setSearch] = useState('');
  const [declaring, setDeclaring] = useState(false);
  const free = useFreeDids(search);
  const numbers = (free ?? []).map(({ number, site }) => ({ value: number, label: campaigns.dids.held(number, site) }));
  const isKnown = draft.did === '' || numbers.some(({ value }) => value === draft.did);
  return (
    <>
      <TextInput
        label={campaigns.name}
        description={texts.nameHelp}
        value={draft.name}
        maxLength={100}
        data-autofocus
        error={tried && draft.name.trim() === ''}
        onChange={({ currentTarget: { value } }) => change({ name: value })}
      />
      <Select
        label={texts.did}
        description={texts.didHelp}
        value={draft.did || null}
        data={isKnown ? numbers : [...numbers, { value: draft.did, label: draft.did }]}
        placeholder={campaigns.dids.choose}
        nothingFoundMessage={campaigns.dids.none}
        searchable
        // The field also tells of the label that it shows itself, whose site may have digits in its name.
        onSearchChange={(typed) => setSearch(numbers.find(({ label }) => label === typed)?.value ?? typed)}
        error={tried && draft.did === ''}
        onChange={(did) => change({ did: did ?? '' })}
      />
      {free?.length === 0 && search === '' && (
        <p style={{ margin: 0 }}>
          {texts.noDid}{' '}
          <Anchor component="button" type="button" inherit onClick={() => setDeclaring(true)}>
            {campaigns.dids.declare}
          </Anchor>
        </p>
      )}
      {declaring && <DeclareRangeDialog onClose={() => setDeclaring(false)} />}
    </>
  );
}
