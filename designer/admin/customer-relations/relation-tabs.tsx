import { useMessages } from '#designer/i18n/i18n.tsx';
import { SectionTabs } from '#designer/ui/section-tabs.tsx';

/** The pages about what agents do with customers. */
export function RelationTabs() {
  const { relations: texts } = useMessages();
  return (
    <SectionTabs
      label={texts.tabs.label}
      tabs={[
        { to: '/relations/dispositions', label: texts.tabs.dispositions },
        { to: '/relations/emails', label: texts.tabs.emails },
        { to: '/relations/attachments', label: texts.tabs.attachments },
      ]}
    />
  );
}
