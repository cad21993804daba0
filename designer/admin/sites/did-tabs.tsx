import { useMessages } from '#designer/i18n/i18n.tsx';
import { SectionTabs } from '#designer/ui/section-tabs.tsx';

/** Numbers and the places they are declared for. */
export function DidTabs() {
  const { tabs } = useMessages().dids;
  return (
    <SectionTabs
      label={tabs.label}
      tabs={[
        { to: '/dids', label: tabs.dids },
        { to: '/sites', label: tabs.sites },
      ]}
    />
  );
}
