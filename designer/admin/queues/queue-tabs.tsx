import { useMessages } from '#designer/i18n/i18n.tsx';
import { SectionTabs } from '#designer/ui/section-tabs.tsx';

/** Queues and what their contacts ask for. */
export function QueueTabs() {
  const { tabs } = useMessages().queues;
  return (
    <SectionTabs
      label={tabs.label}
      tabs={[
        { to: '/queues', label: tabs.queues },
        { to: '/skills', label: tabs.skills },
      ]}
    />
  );
}
