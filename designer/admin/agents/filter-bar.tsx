import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { FilterSelect } from '#designer/ui/filter-select.tsx';
import { useEntries } from '#designer/ui/form/fields/use-entries.ts';
import type { AgentFilters } from './agent-filters.ts';

/** Limits the list to a queue, a skill, a group; what is chosen stands in the address. */
export function FilterBar() {
  const { agents: texts } = useMessages();
  return (
    <>
      <Filter name="queue" kind="queue" label={texts.filterQueue} />
      <Filter name="skill" kind="skill" label={texts.filterSkill} />
      <Filter name="group" kind="supervision-group" label={texts.filterGroup} />
    </>
  );
}

interface FilterProps {
  name: keyof AgentFilters;
  kind: 'queue' | 'skill' | 'supervision-group';
  label: string;
}

function Filter({ name, kind, label }: FilterProps) {
  const search = useSearch({ from: '/shell/agents' });
  const navigate = useNavigate();
  const entries = useEntries(kind) ?? [];
  return (
    <FilterSelect
      w={188}
      searchable
      label={label}
      any={label}
      value={search[name]}
      data={entries.map((entry) => ({ value: entry.id, label: entry.name }))}
      onChange={(id) => void navigate({ to: '/agents', search: { ...search, [name]: id }, replace: true })}
    />
  );
}
