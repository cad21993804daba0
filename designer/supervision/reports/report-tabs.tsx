import { useMessages } from '#designer/i18n/i18n.tsx';
import { SectionTabs } from '#designer/ui/section-tabs.tsx';

/** What has been: figures, the conversations behind them, and their sound. */
export function ReportTabs() {
  const { tabs } = useMessages().supervision.reports;
  return (
    <SectionTabs
      label={tabs.label}
      tabs={[
        { to: '/reports', label: tabs.figures },
        { to: '/conversations', label: tabs.conversations },
        { to: '/recordings', label: tabs.recordings },
      ]}
    />
  );
}
