import { useQuery } from '@tanstack/react-query';
import { reading } from '#designer/api/query.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { FilterSelect } from '#designer/ui/filter-select.tsx';
import { TypedFilter } from '#designer/ui/typed-filter.tsx';
import { listCampaigns } from '#schemas/api/campaigns.ts';
import { useSupervisor } from '../use-supervisor.ts';
import type { ListView } from './list-view.ts';
import type { Days } from './period-days.ts';
import { PeriodPicker } from './period-picker.tsx';
import { ReportTabs } from './report-tabs.tsx';

interface ListFiltersProps {
  view: ListView;
  days: Days | undefined;
  onChange: (part: Partial<ListView>) => void;
}

/** What narrows a list of conversations or recordings. */
export function ListFilters({ view, days, onChange }: ListFiltersProps) {
  const { conversations: texts } = useMessages().supervision;
  const campaigns = useQuery(reading(listCampaigns)).data?.campaigns ?? [];
  const { agents = [] } = useSupervisor();
  return (
    <>
      <ReportTabs />
      {days && <PeriodPicker view={view} days={days} onChange={onChange} />}
      <TypedFilter
        label={texts.search}
        width={150}
        value={view.customer}
        onChange={(customer) => onChange({ customer })}
      />
      <FilterSelect
        w={140}
        searchable
        label={texts.agent}
        any={texts.anyAgent}
        value={view.agent}
        onChange={(agent) => onChange({ agent })}
        data={agents.map(({ id, name, login }) => ({ value: id, label: `${name} (${login})` }))}
      />
      <FilterSelect
        w={150}
        searchable
        label={texts.campaign}
        any={texts.anyCampaign}
        value={view.campaign}
        onChange={(campaign) => onChange({ campaign })}
        data={campaigns.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TypedFilter
        label={texts.statusCode}
        width={120}
        value={view.disposition}
        onChange={(disposition) => onChange({ disposition })}
      />
    </>
  );
}
