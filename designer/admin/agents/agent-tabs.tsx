import { useMessages } from '#designer/i18n/i18n.tsx';
import { SectionTabs } from '#designer/ui/section-tabs.tsx';

/** Agents and what all of them share. */
export function AgentTabs() {
  const { tabs } = useMessages().agents;
  return (
    <SectionTabs
      label={tabs.label}
      tabs={[
        { to: '/agents', label: tabs.agents, exact: true },
        { to: '/agents/groups', label: tabs.groups },
        { to: '/agents/pauses', label: tabs.pauses },
      ]}
    />
  );
}
