import type { ReactNode } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { FormField, FormFields } from '#designer/ui/form/form-fields.tsx';
import type { FormSection } from '#designer/ui/form/form-sections.tsx';
import { campaignTab } from '#schemas/campaign/summary.ts';
import classes from './campaigns.module.css';
import { DidsField } from './dids-field.tsx';
import { FlowTemplateField } from './flow-template-field.tsx';
import { RecordingField } from './recording-field.tsx';
import { UsualOverflow } from './usual-overflow.tsx';

interface SectionsOf {
  /** The campaign; absent for the defaults, which have no name, no numbers and nothing to publish. */
  campaignId?: string;
}

/** The tabs of a campaign's settings. */
export function useCampaignSections({ campaignId }: SectionsOf): FormSection[] {
  const { campaigns: texts } = useMessages();
  const content: Partial<Record<(typeof campaignTab.options)[number], ReactNode>> = {
    general: <GeneralTab campaignId={campaignId} />,
    messages: <MessagesTab />,
    ...(campaignId === undefined ? {} : { overflow: <OverflowTab campaignId={campaignId} /> }),
  };
  return campaignTab.options.map((tab) => ({
    id: tab,
    label: texts.tabs[tab],
    paths: [...(tab === 'general' && campaignId !== undefined ? [['name']] : []), ['settings', tab]],
    content: content[tab] ?? <FormFields path={['settings', tab]} />,
  }));
}

const GENERAL = ['settings', 'general'];

function GeneralTab({ campaignId }: SectionsOf) {
  const { campaigns: texts } = useMessages();
  const { sections } = texts;
  return (
    <div className={classes.group}>
      <div className={classes.group}>
        {campaignId !== undefined && <FormField path={['name']} />}
        <FormFields path={GENERAL} only={['description']} />
      </div>
      <Part title={sections.calls}>
        {campaignId !== undefined && <FormField path={[...GENERAL, 'dids']} widget={DidsField} />}
        <FormFields path={GENERAL} only={['languages', 'queue', 'priority']} />
        <FormField path={[...GENERAL, 'flow']} widget={FlowTemplateField} />
        <FormFields path={GENERAL} only={['survey', 'shownNumber', 'holdMusic']} />
      </Part>
      <Part title={sections.agents}>
        <FormFields path={GENERAL} only={['wrapUpSeconds', 'wrapUpBreak']} />
      </Part>
      <Part title={sections.recording}>
        <FormField path={[...GENERAL, 'recording']} widget={RecordingField} />
        <FormFields path={GENERAL} only={['recordsOnDemand', 'recordingDays']} />
      </Part>
    </div>
  );
}

const LAST_MESSAGES = ['closed', 'holiday', 'unavailable'];

function MessagesTab() {
  const {
    campaigns: { sections },
  } = useMessages();
  return (
    <div className={classes.group}>
      <Part title={sections.inQueue}>
        <FormFields path={['settings', 'messages']} except={LAST_MESSAGES} />
      </Part>
      <Part title={sections.instead}>
        <FormFields path={['settings', 'messages']} only={LAST_MESSAGES} />
      </Part>
    </div>
  );
}

function OverflowTab({ campaignId }: { campaignId: string }) {
  return (
    <div className={classes.group}>
      <div>
        <FormFields path={['settings', 'overflow']} only={['flow']} />
        <UsualOverflow campaignId={campaignId} />
      </div>
      <FormFields path={['settings', 'overflow']} only={['waitsWithoutAgents']} />
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h2 className={classes.groupTitle}>{title}</h2>
      <div className={classes.fields}>{children}</div>
    </section>
  );
}
