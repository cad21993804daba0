import { Pill, SegmentedControl, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { reading } from '#designer/api/query.ts';
import type { Messages } from '#designer/i18n/en.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { FilterSelect } from '#designer/ui/filter-select.tsx';
import { TypedFilter } from '#designer/ui/typed-filter.tsx';
import { listFlows } from '#schemas/api/flows.ts';
import { contactKind } from '#schemas/domain/contact.ts';
import { contactResult } from '#schemas/effects/contact.ts';
import { type ContactFilters, contactFilters, periods } from './contact-filters.ts';

interface ContactFilterBarProps {
  filters: ContactFilters;
  onChange: (filters: ContactFilters) => void;
}

export function ContactFilterBar({ filters, onChange }: ContactFilterBarProps) {
  const { contacts: texts, common } = useMessages();
  const flows = useQuery(reading(listFlows));
  // The schema of the address is what makes an option's plain text a filter.
  const change = (part: Record<string, unknown>) => onChange(contactFilters.parse({ ...filters, ...part }));

  return (
    <>
      <TypedFilter label={texts.search} width={210} value={filters.search} onChange={(search) => change({ search })} />
      <SegmentedControl
        size="xs"
        aria-label={texts.status}
        value={filters.status ?? 'all'}
        onChange={(value) => change({ status: value === 'all' ? undefined : value })}
        data={[
          { value: 'all', label: common.all },
          { value: 'live', label: texts.statuses.live },
          { value: 'ended', label: texts.statuses.ended },
        ]}
      />
      <Select
        size="xs"
        w={172}
        aria-label={texts.kind}
        value={filters.kind ?? 'call'}
        allowDeselect={false}
        onChange={(value) => change({ kind: value === 'call' ? undefined : value })}
        data={contactKind.options.map((value) => ({ value, label: texts.kinds[value] }))}
      />
      <FilterSelect
        w={140}
        label={texts.result}
        any={texts.anyResult}
        value={filters.result}
        onChange={(result) => change({ result })}
        data={contactResult.options.map((value) => ({ value, label: texts.results[value] }))}
      />
      <FilterSelect
        w={200}
        searchable
        label={texts.flow}
        any={texts.anyFlow}
        value={filters.flow}
        onChange={(flow) => change({ flow })}
        data={(flows.data?.flows ?? []).map((flow) => ({ value: flow.id, label: flow.name }))}
      />
      <FilterSelect
        w={150}
        label={texts.period}
        any={texts.anyTime}
        value={filters.period}
        onChange={(period) => change({ period })}
        data={periods.map((value) => ({ value, label: texts.periods[value] }))}
      />
      {filters.node !== undefined && (
        <Pill
          withRemoveButton
          removeButtonProps={{ 'aria-label': texts.removePassage, 'aria-hidden': false, tabIndex: 0 }}
          onRemove={() =>
            change({ node: undefined, exit: undefined, version: undefined, from: undefined, to: undefined })
          }
        >
          {describePassage(filters, texts)}
        </Pill>
      )}
    </>
  );
}

/** `menu → key-1 · version 3`: nodes and exits by their ids, because the flow itself is not loaded here. */
function describePassage({ node, exit, version }: ContactFilters, texts: Messages['contacts']): string {
  const ended: Record<string, string> = texts.endedAt;
  const how = exit === undefined ? '' : (ended[exit] ?? `→ ${exit}`);
  return [texts.passed(node ?? ''), how, version && texts.ofVersion(version)].filter(Boolean).join(' · ');
}
