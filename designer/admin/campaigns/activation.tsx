import { Button } from '@mantine/core';
import { IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import { ApiError } from '#designer/api/api-error.ts';
import { useCall } from '#designer/api/query.ts';
import { useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import { useConfirm } from '#designer/ui/confirm.tsx';
import { describeError } from '#designer/ui/describe-error.ts';
import { useToasts } from '#designer/ui/toasts.tsx';
import { activateCampaign, deactivateCampaign, listCampaigns, readCampaign } from '#schemas/api/campaigns.ts';
import { describeFinding } from '#schemas/campaign/finding-texts.ts';
import type { CampaignSummary } from '#schemas/campaign/summary.ts';
import type { InboundCampaign } from '#schemas/domain/inbound-campaign.ts';
import classes from './campaigns.module.css';
import { LightSign } from './summary-light.tsx';

interface ActivationProps {
  campaign: InboundCampaign;
  summary: CampaignSummary;
  /** Stores what was entered before. @returns Whether that worked. */
  save: () => Promise<boolean>;
}

/** Lets the campaign take calls, or no more; says before what that means and why it may not be possible. */
export function Activation({ campaign, summary, save }: ActivationProps) {
  const messages = useMessages();
  const { campaigns: texts } = messages;
  const confirm = useConfirm();
  const toasts = useToasts();
  const refreshes = [readCampaign, listCampaigns];
  const activate = useCall(activateCampaign, { refreshes });
  const deactivate = useCall(deactivateCampaign, { refreshes });
  const params = { id: campaign.id };

  const askActivate = async () => {
    if (!(await save())) return;
    confirm({
      title: texts.activateTitle(campaign.name),
      text: <ActivationText summary={summary} />,
      action: texts.activate,
      run: async () => {
        await activate.mutateAsync({ params });
        toasts.done(texts.activated(campaign.name));
      },
      explain: (error) =>
        error instanceof ApiError && error.code === 'campaign-not-ready' ? (
          <>
            {texts.refusedTitle}
            <ul className={classes.reasons}>
              {error.issues.map(({ path, message }) => (
                <li key={`${path.join('.')} ${message}`}>
                  <LightSign light="red" />
                  <span>{message}</span>
                </li>
              ))}
            </ul>
          </>
        ) : (
          describeError(error, messages)
        ),
    });
  };
  const askDeactivate = () =>
    confirm({
      title: texts.deactivateTitle(campaign.name),
      text: texts.deactivateText,
      action: texts.deactivate,
      danger: true,
      run: async () => {
        await deactivate.mutateAsync({ params });
        toasts.done(texts.deactivated(campaign.name));
      },
    });
  return campaign.active ? (
    <Button variant="default" leftSection={<IconPlayerStop size={15} aria-hidden />} onClick={askDeactivate}>
      {texts.deactivate}
    </Button>
  ) : (
    <Button leftSection={<IconPlayerPlay size={15} aria-hidden />} onClick={() => void askActivate()}>
      {texts.activate}
    </Button>
  );
}

/** What follows, and what will not work. */
function ActivationText({ summary: { elements, light } }: { summary: CampaignSummary }) {
  const { campaigns: texts } = useMessages();
  const { language } = useLanguage();
  const found = elements.flatMap(({ findings }) => findings).filter((one) => one.light === light);
  return (
    <>
      {light === 'red' ? texts.lightHelp.red : texts.activateText}
      {light === 'orange' && <p>{texts.activateGaps}</p>}
      {light !== 'green' && (
        <ul className={classes.reasons}>
          {found.map((one) => {
            const { message } = describeFinding(one, language);
            return (
              <li key={`${one.rule} ${message}`}>
                <LightSign light={one.light} />
                <span>{message}</span>
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}
