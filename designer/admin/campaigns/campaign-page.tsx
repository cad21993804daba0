import { IconSitemap } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { ApiError } from '#designer/api/api-error.ts';
import { reading, useCall } from '#designer/api/query.ts';
import { useMay } from '#designer/api/use-session.ts';
import { NotFoundPage } from '#designer/app/not-found-page.tsx';
import { useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import type { FieldIssue } from '#designer/ui/form/form-scope.ts';
import { FormSections } from '#designer/ui/form/form-sections.tsx';
import { RecordForm } from '#designer/ui/form/record-form.tsx';
import { SaveBar } from '#designer/ui/form/save-bar.tsx';
import { type StoredRecord, useRecordForm } from '#designer/ui/form/use-record-form.ts';
import { ButtonLink } from '#designer/ui/links.tsx';
import { LoadError } from '#designer/ui/load-error.tsx';
import { Page } from '#designer/ui/page.tsx';
import { Tag } from '#designer/ui/tag.tsx';
import { useToasts } from '#designer/ui/toasts.tsx';
import { activateCampaign, listCampaigns, readCampaign, saveCampaign } from '#schemas/api/campaigns.ts';
import { listDids } from '#schemas/api/dids.ts';
import { describeFinding } from '#schemas/campaign/finding-texts.ts';
import type { CampaignSummary } from '#schemas/campaign/summary.ts';
import { campaignFlowId, type InboundCampaign } from '#schemas/domain/inbound-campaign.ts';
import { Activation } from './activation.tsx';
import { CampaignMenu } from './campaign-menu.tsx';
import { useCampaignSections } from './campaign-sections.tsx';
import classes from './campaigns.module.css';
import { SummaryPanel } from './summary-panel.tsx';
import { useSummary } from './use-summary.ts';

const route = getRouteApi('/shell/campaigns/$campaignId');
/** Somebody else may save or activate it. */
const RENEWED_EVERY_MS = 10_000;

/** One campaign: its settings, and beside them what they amount to. */
export function CampaignPage() {
  const { campaignId } = route.useParams();
  const { campaigns: texts } = useMessages();
  const found = useQuery({
    ...reading(readCampaign, { params: { id: campaignId } }),
    refetchInterval: RENEWED_EVERY_MS,
  });
  if (found.error instanceof ApiError && found.error.status === 404) return <NotFoundPage />;
  if (!found.data) {
    return (
      <Page title={texts.title}>
        {found.isError && <LoadError error={found.error} onRetry={() => void found.refetch()} />}
      </Page>
    );
  }
  return <CampaignForm key={campaignId} {...found.data} reload={() => found.refetch()} />;
}

const schema = saveCampaign.body.omit({ revision: true });
type Draft = ReturnType<typeof schema.parse>;

interface CampaignFormProps {
  campaign: InboundCampaign;
  summary: CampaignSummary;
  reload: () => Promise<unknown>;
}

function CampaignForm({ campaign, summary: stored, reload }: CampaignFormProps) {
  const { id, name, active } = campaign;
  const { campaigns: texts } = useMessages();
  const may = useMay();
  const toasts = useToasts();
  const navigate = useNavigate();
  const update = useCall(saveCampaign, { refreshes: [readCampaign, listCampaigns, listDids] });
  const [summary, setSummary] = useState(stored);
  const form = useRecordForm({
    schema,
    stored: useMemo(() => storedOf(campaign), [campaign]),
    save: async (value, revision) => {
      const { campaign: saved } = await update.mutateAsync({ params: { id }, body: { ...value, revision } });
      toasts.done(texts.saved(saved.name));
      return storedOf(saved);
    },
    reload,
    texts: texts.form,
    readOnly: !may(saveCampaign),
    findings: useFindings(summary),
    languages: ({ settings }) => (settings.general.languages.length > 0 ? settings.general.languages : ['en']),
  });
  const live = useSummary(id, form.values.settings, stored);
  useEffect(() => setSummary(live.summary), [live.summary]);
  const sections = useCampaignSections({ campaignId: id });
  return (
    <Page
      title={name}
      note={<State id={id} active={active} />}
      actions={
        <>
          <ButtonLink
            to="/flows/$flowId"
            params={{ flowId: campaignFlowId(id) }}
            variant="default"
            title={texts.graphHelp}
            leftSection={<IconSitemap size={15} aria-hidden />}
          >
            {texts.graph}
          </ButtonLink>
          {may(activateCampaign) && (
            <Activation
              campaign={campaign}
              summary={live.summary}
              save={async () => !form.dirty || (await form.save())}
            />
          )}
          <CampaignMenu campaign={campaign} onDeleted={() => void navigate({ to: '/campaigns' })} />
        </>
      }
    >
      <RecordForm form={form}>
        <div className={classes.page}>
          <div className={classes.main}>
            <FormSections label={texts.tabs.label} sections={sections} />
          </div>
          <SummaryPanel {...live} />
        </div>
        <SaveBar />
      </RecordForm>
    </Page>
  );
}

function storedOf({ name, settings, revision, updatedAt, updatedBy }: InboundCampaign): StoredRecord<Draft> {
  return { value: { name, settings }, revision, updatedAt, updatedBy };
}

/** What the summary has found, at the fields where it is mended. */
function useFindings({ elements }: CampaignSummary): readonly FieldIssue[] {
  const { language } = useLanguage();
  return useMemo(
    () =>
      elements.flatMap(({ tab, field, findings }) =>
        findings.map((found): FieldIssue => {
          const { message, remedy } = describeFinding(found, language);
          const severity = found.light === 'red' ? 'error' : 'warning';
          return { path: ['settings', tab, field], severity, message: `${message} ${remedy}` };
        }),
      ),
    [elements, language],
  );
}

function State({ id, active }: { id: string; active: boolean }) {
  const { campaigns: texts } = useMessages();
  const listed = useQuery(reading(listCampaigns)).data?.campaigns.find((entry) => entry.id === id)?.now;
  const now = active ? (listed ?? 'open') : 'inactive';
  return (
    <Tag
      tone={now === 'open' ? 'good' : 'neutral'}
      dot={now === 'open' ? 'pulsing' : 'still'}
      title={texts.stateHelp[now]}
    >
      {texts.states[now]}
    </Tag>
  );
}
