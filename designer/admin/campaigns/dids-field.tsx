import { Anchor, MultiSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { reading } from '#designer/api/query.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import type { FieldProps } from '#designer/ui/form/field-editor.tsx';
import { FieldFrame, useInputProps } from '#designer/ui/form/fields/field-frame.tsx';
import { useFormScope } from '#designer/ui/form/form-scope.ts';
import { listDids } from '#schemas/api/dids.ts';

const SHOWN = 100;

/** The numbers of a campaign, chosen among those that lead nowhere. */
export function DidsField(field: FieldProps) {
  const form = useFormScope();
  const { campaigns: texts } = useMessages();
  const { readOnly, ...input } = useInputProps(field);
  const [search, setSearch] = useState('');
  const chosen = Array.isArray(field.value) ? field.value.map(String) : [];
  const found = useFreeDids(search);
  const free = (found ?? []).filter(({ number }) => !chosen.includes(number));
  return (
    <FieldFrame field={field}>
      <MultiSelect
        {...input}
        disabled={readOnly}
        value={chosen}
        data={[
          ...chosen.map((number) => ({ value: number, label: number })),
          ...free.map(({ number, site }) => ({ value: number, label: texts.dids.held(number, site) })),
        ]}
        placeholder={chosen.length === 0 ? texts.dids.choose : undefined}
        nothingFoundMessage={texts.dids.none}
        searchable
        searchValue={search}
        onSearchChange={setSearch}
        hidePickedOptions
        onChange={(numbers) => form.set(field.path, numbers)}
      />
      {found?.length === 0 && chosen.length === 0 && search === '' && (
        <Anchor component={Link} to="/dids" size="xs">
          {texts.dids.declare}
        </Anchor>
      )}
    </FieldFrame>
  );
}

/** Numbers that lead nowhere, with their site. */
export function useFreeDids(search: string) {
  const digits = search.replace(/[^0-9]/g, '');
  return useQuery({
    ...reading(listDids, { query: { assigned: 'no', limit: SHOWN, ...(digits === '' ? {} : { search: digits }) } }),
    placeholderData: (before) => before,
  }).data?.dids;
}
