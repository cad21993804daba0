import { useQuery } from '@tanstack/react-query';
import { useDescribeWeek } from '#designer/admin/calendars/use-describe-week.ts';
import { reading } from '#designer/api/query.ts';
import type { Messages } from '#designer/i18n/en.ts';
import { useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import { languageName } from '#designer/i18n/language-name.ts';
import { listAgents } from '#schemas/api/agents.ts';
import { listDispositionGroups } from '#schemas/api/disposition-groups.ts';
import { listHolidayGroups } from '#schemas/api/holiday-groups.ts';
import { listQueues } from '#schemas/api/queues.ts';
import { listSchedules } from '#schemas/api/schedules.ts';
import classes from '../campaigns.module.css';
import { type PlanDraft, type StepProps, weekOf } from './plan-draft.ts';

/** What will be made, in words. */
export function CheckStep({ draft }: StepProps) {
  const { campaigns } = useMessages();
  const texts = campaigns.assistant;
  const { language } = useLanguage();
  const lines = usePlanLines(draft);
  return (
    <>
      <h2 className={classes.groupTitle}>{texts.checkTitle}</h2>
      <dl className={classes.plan}>
        {[
          [campaigns.name, draft.name],
          [texts.did, draft.did],
          ...lines,
          [texts.flow, texts.flowOf[draft.flow]],
          [texts.overflow, overflowOf(draft, texts)],
          [texts.languages, draft.languages.map((code) => languageName(code, language)).join(', ')],
        ].map(([name, value]) => (
          <Line key={name} name={name ?? ''} value={value ?? ''} />
        ))}
      </dl>
      <p className={classes.help}>{texts.ready}</p>
    </>
  );
}

function overflowOf({ overflow, overflowAfter }: PlanDraft, texts: Messages['campaigns']['assistant']): string {
  if (overflow === null || overflow === 'none') return texts.overflowOf.none;
  return `${texts.overflowOf[overflow]} (${texts.overflowAfter.toLowerCase()} ${overflowAfter} s)`;
}

function Line({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

/** Hours, holidays, queue and agents by their names. */
function usePlanLines(draft: PlanDraft): [string, string][] {
  const { campaigns } = useMessages();
  const texts = campaigns.assistant;
  const { language } = useLanguage();
  const describeWeek = useDescribeWeek();
  const schedules = useQuery(reading(listSchedules)).data?.schedules ?? [];
  const groups = useQuery(reading(listHolidayGroups)).data?.holidayGroups ?? [];
  const queues = useQuery(reading(listQueues)).data?.queues ?? [];
  const agents = useQuery(reading(listAgents)).data?.agents ?? [];
  const dispositions = useQuery(reading(listDispositionGroups)).data?.dispositionGroups ?? [];
  const nameOf = (known: readonly { id: string; name: string }[], id: string) =>
    known.find((each) => each.id === id)?.name ?? id;
  const country = new Intl.DisplayNames([language], { type: 'region' }).of(draft.country) ?? draft.country;
  return [
    [
      texts.hours,
      {
        always: texts.hoursOf.always,
        existing: nameOf(schedules, draft.schedule),
        new: describeWeek(weekOf(draft) ?? []),
      }[draft.hours],
    ],
    [
      texts.holidays,
      {
        none: texts.holidaysOf.none,
        existing: nameOf(groups, draft.group),
        country: texts.holidaysIn(country),
      }[draft.holidays],
    ],
    [
      campaigns.queue,
      draft.queueType === 'new'
        ? `${texts.queueOf.new}: ${draft.queueName.trim() || draft.name}`
        : `${draft.queue} ${nameOf(queues, draft.queue)}`,
    ],
    [texts.dispositions, draft.dispositions ? nameOf(dispositions, draft.dispositions) : texts.newDispositions],
    [texts.agents, draft.agents.map((id) => nameOf(agents, id)).join(', ') || `– ${campaigns.none}`],
  ];
}
