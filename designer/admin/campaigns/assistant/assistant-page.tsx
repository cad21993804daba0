import { Button, Stepper } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useCall } from '#designer/api/query.ts';
import { useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import { likelyCountry } from '#designer/ui/country-select.tsx';
import { Page } from '#designer/ui/page.tsx';
import { useToasts } from '#designer/ui/toasts.tsx';
import { useLeaveGuard } from '#designer/ui/use-leave-guard.ts';
import { publicHolidayCountries } from '#runtime/calendar/public-holidays/public-holidays.ts';
import { campaignPlan, createCampaign, createCampaignByPlan } from '#schemas/api/campaigns.ts';
import classes from '../campaigns.module.css';
import { CheckStep } from './check-step.tsx';
import { FlowStep } from './flow-step.tsx';
import { NameStep } from './name-step.tsx';
import { OpeningStep } from './opening-step.tsx';
import { isComplete, newDraft, type PlanDraft, planOf, STEPS, type Step, type StepProps } from './plan-draft.ts';
import { QueueStep } from './queue-step.tsx';
import { useSuggestions } from './use-suggestions.ts';

const CONTENT: Record<Step, (props: StepProps) => React.ReactNode> = {
  name: NameStep,
  opening: OpeningStep,
  queue: QueueStep,
  flow: FlowStep,
  check: CheckStep,
};

/** Makes a working campaign in a few steps; nothing exists before the last. */
export function AssistantPage() {
  const {
    campaigns: { assistant: texts },
  } = useMessages();
  const { language } = useLanguage();
  const [entered, setEntered] = useState(() => newDraft({ country: countryOf(language), language }));
  const suggested = useSuggestions();
  const draft: PlanDraft = {
    ...entered,
    overflow: entered.overflow ?? suggested.overflow,
    dispositions: entered.dispositions ?? suggested.dispositions,
  };
  const [current, setCurrent] = useState(0);
  const [tried, setTried] = useState(false);
  const [touched, setTouched] = useState(false);
  const make = useMaking(() => setTouched(false));
  useLeaveGuard(touched && !make.pending);
  const step = STEPS[current] ?? 'name';
  const complete = isComplete(step, draft);
  const Content = CONTENT[step];
  const go = (to: number) => {
    // Steps behind may always be looked at; ahead only past what is complete.
    const stuck = STEPS.slice(0, to).findIndex((each) => !isComplete(each, draft));
    setTried(stuck >= 0);
    setCurrent(stuck >= 0 ? stuck : to);
  };
  const change = (part: Partial<PlanDraft>) => {
    setTouched(true);
    setEntered((before) => ({ ...before, ...part }));
  };
  return (
    <Page title={texts.title}>
      <form
        className={classes.assistant}
        data-scroll
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (step === 'check') void make.byPlan(draft);
          else go(current + 1);
        }}
      >
        <Stepper active={current} onStepClick={go} size="sm" className={classes.steps}>
          {STEPS.map((each) => (
            <Stepper.Step key={each} label={texts.steps[each]} />
          ))}
        </Stepper>
        <div className={classes.step}>
          <Content draft={draft} change={change} tried={tried} />
          {tried && !complete && (
            <p className={classes.help} role="alert">
              {texts.fill}
            </p>
          )}
        </div>
        <div className={classes.buttons}>
          {current > 0 && (
            <Button variant="default" onClick={() => go(current - 1)}>
              {texts.back}
            </Button>
          )}
          <Button type="submit" loading={make.pending}>
            {step === 'check' ? texts.create : texts.next}
          </Button>
          {step === 'name' && draft.name.trim() !== '' && (
            <Button variant="subtle" onClick={() => void make.empty(draft)} disabled={make.pending}>
              {texts.empty}
            </Button>
          )}
        </div>
      </form>
    </Page>
  );
}

function countryOf(language: 'en' | 'fr'): string {
  const likely = likelyCountry(language);
  return publicHolidayCountries.includes(likely) ? likely : 'FR';
}

/** Sends the plan and goes to what was made. */
function useMaking(onMade: () => void) {
  const {
    campaigns: { assistant: texts },
  } = useMessages();
  const navigate = useNavigate();
  const client = useQueryClient();
  const toasts = useToasts();
  const byPlan = useCall(createCampaignByPlan);
  const empty = useCall(createCampaign);
  const make = async (name: string, send: () => Promise<{ campaign: { id: string; name: string } }>) => {
    try {
      const { campaign } = await send();
      // Hours, holidays, a queue, a flow and numbers may have changed with it.
      await client.invalidateQueries({ queryKey: ['get'] });
      onMade();
      toasts.done(texts.created(campaign.name));
      await navigate({ to: '/campaigns/$campaignId', params: { campaignId: campaign.id }, ignoreBlocker: true });
    } catch (error) {
      toasts.failed(error, name);
    }
  };
  return {
    pending: byPlan.isPending || empty.isPending,
    byPlan: (draft: PlanDraft) =>
      make(draft.name, () => byPlan.mutateAsync({ body: campaignPlan.parse(planOf(draft)) })),
    empty: ({ name, did }: PlanDraft) =>
      make(name, () => empty.mutateAsync({ body: { name, dids: did === '' ? [] : [did] } })),
  };
}
