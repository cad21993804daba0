import { useMessages } from '#designer/i18n/i18n.tsx';
import { SectionTabs } from '#designer/ui/section-tabs.tsx';

export function DataTabs() {
  const { data: texts } = useMessages();
  return (
    <SectionTabs
      label={texts.tabs.label}
      tabs={[
        { to: '/data/files', label: texts.tabs.files },
        { to: '/data/blacklists', label: texts.tabs.blacklists },
        { to: '/data/surveys', label: texts.tabs.surveys },
      ]}
    />
  );
}
