import { useMessages } from '#designer/i18n/i18n.tsx';
import { SectionTabs } from '#designer/ui/section-tabs.tsx';

export function CalendarTabs() {
  const { calendars: texts } = useMessages();
  return (
    <SectionTabs
      label={texts.tabs.label}
      tabs={[
        { to: '/calendars/opening-hours', label: texts.tabs.hours },
        { to: '/calendars/holidays', label: texts.tabs.holidays },
      ]}
    />
  );
}
