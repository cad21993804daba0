import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CallResult } from '#designer/api/call.ts';
import { reading, useCall } from '#designer/api/query.ts';
import { useMay } from '#designer/api/use-session.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { FormSections } from '#designer/ui/form/form-sections.tsx';
import { RecordForm } from '#designer/ui/form/record-form.tsx';
import { SaveBar } from '#designer/ui/form/save-bar.tsx';
import { type StoredRecord, useRecordForm } from '#designer/ui/form/use-record-form.ts';
import { LoadError } from '#designer/ui/load-error.tsx';
import { Page } from '#designer/ui/page.tsx';
import { useToasts } from '#designer/ui/toasts.tsx';
import { readCampaignDefaults, saveCampaignDefaults } from '#schemas/api/campaigns.ts';
import { useCampaignSections } from './campaign-sections.tsx';
import classes from './campaigns.module.css';

/** What new campaigns begin with. */
export function CampaignDefaultsPage() {
  const { campaigns: texts } = useMessages();
  const found = useQuery(reading(readCampaignDefaults));
  return (
    <Page title={texts.defaultsTitle} note={texts.defaultsNote}>
      {found.isError && !found.data && <LoadError error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && <DefaultsForm stored={found.data} />}
    </Page>
  );
}

type Stored = CallResult<typeof readCampaignDefaults>;

const schema = saveCampaignDefaults.body.omit({ revision: true });

function DefaultsForm({ stored }: { stored: Stored }) {
  const { campaigns: texts } = useMessages();
  const toasts = useToasts();
  const readOnly = !useMay()(saveCampaignDefaults);
  const save = useCall(saveCampaignDefaults, { refreshes: [readCampaignDefaults] });
  const form = useRecordForm({
    schema,
    stored: useMemo(() => recordOf(stored), [stored]),
    save: async (body, revision) => {
      const saved = await save.mutateAsync({ body: { ...body, revision } });
      toasts.done(texts.defaultsSaved);
      return recordOf(saved);
    },
    texts: texts.form,
    readOnly,
    languages: (value) => (value.settings.general.languages.length > 0 ? value.settings.general.languages : ['en']),
  });
  return (
    <RecordForm form={form}>
      <div className={classes.main}>
        <FormSections label={texts.tabs.label} sections={useCampaignSections({})} />
      </div>
      <SaveBar />
    </RecordForm>
  );
}

function recordOf({ settings, ...saved }: Stored): StoredRecord<ReturnType<typeof schema.parse>> {
  return { value: { settings }, ...saved };
}
