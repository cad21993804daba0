import { type CampaignPlan, campaignPlan } from '#schemas/api/campaigns.ts';
import type { TimeRange, WeekSchedule } from '#schemas/domain/schedule.ts';

/** What has been entered in the assistant so far; of each choice all ways are kept, so that none is lost by looking around. */
export interface PlanDraft {
  name: string;
  did: string;
  hours: CampaignPlan['hours']['type'];
  schedule: string;
  /** Monday first. */
  days: readonly boolean[];
  from: number | null;
  to: number | null;
  lunch: boolean;
  lunchFrom: number | null;
  lunchTo: number | null;
  timeZone: string;
  holidays: CampaignPlan['holidays']['type'];
  group: string;
  country: string;
  queueType: CampaignPlan['queue']['type'];
  queue: string;
  queueName: string;
  agents: readonly string[];
  flow: CampaignPlan['flow'];
  /** null: as is suggested. */
  overflow: CampaignPlan['overflow']['type'] | null;
  overflowAfter: number | null;
  /** '' for a new group; null: as is suggested. */
  dispositions: string | null;
  languages: readonly string[];
}

/** What each step is given. */
export interface StepProps {
  draft: PlanDraft;
  change: (part: Partial<PlanDraft>) => void;
  /** The step was left incomplete: what is missing is marked. */
  tried: boolean;
}

export const STEPS = ['name', 'opening', 'queue', 'flow', 'check'] as const;
export type Step = (typeof STEPS)[number];

const NOON = 12 * 60;

export function newDraft({ country, language }: { country: string; language: string }): PlanDraft {
  return {
    name: '',
    did: '',
    hours: 'new',
    schedule: '',
    days: [true, true, true, true, true, false, false],
    from: 9 * 60,
    to: 18 * 60,
    lunch: false,
    lunchFrom: NOON,
    lunchTo: 14 * 60,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    holidays: 'country',
    group: '',
    country,
    queueType: 'new',
    queue: '',
    queueName: '',
    agents: [],
    flow: 'welcome',
    overflow: null,
    overflowAfter: 120,
    dispositions: null,
    languages: [language],
  };
}

/** The week of new hours; null while they make no sense. */
export function weekOf({ days, from, to, lunch, lunchFrom, lunchTo }: PlanDraft): WeekSchedule | null {
  if (from === null || to === null || from >= to || !days.includes(true)) return null;
  if (!lunch) return days.map((open) => (open ? [{ from, to }] : []));
  if (lunchFrom === null || lunchTo === null || !(from < lunchFrom && lunchFrom < lunchTo && lunchTo < to)) return null;
  const ranges: TimeRange[] = [
    { from, to: lunchFrom },
    { from: lunchTo, to },
  ];
  return days.map((open) => (open ? ranges : []));
}

/** What the server is asked for; it may not satisfy the schema yet. */
export function planOf(draft: PlanDraft): unknown {
  const { name, did, schedule, timeZone, group, country, queue, agents, flow, languages } = draft;
  const { overflow, overflowAfter, dispositions } = draft;
  const queueName = draft.queueName.trim() || name;
  return {
    name,
    did,
    hours: {
      always: { type: 'always' },
      existing: { type: 'existing', schedule },
      new: { type: 'new', name, timeZone, week: weekOf(draft) },
    }[draft.hours],
    holidays: {
      none: { type: 'none' },
      existing: { type: 'existing', group },
      country: { type: 'country', country },
    }[draft.holidays],
    queue: draft.queueType === 'new' ? { type: 'new', name: queueName } : { type: 'existing', queue },
    agents,
    flow,
    overflow:
      overflow === null || overflow === 'none' ? { type: 'none' } : { type: overflow, afterSeconds: overflowAfter },
    dispositions: dispositions ? { type: 'existing', group: dispositions } : { type: 'new' },
    languages,
  };
}

/** Which part of the plan belongs to which step. */
const PARTS: Record<Exclude<Step, 'check'>, readonly (keyof CampaignPlan)[]> = {
  name: ['name', 'did'],
  opening: ['hours', 'holidays'],
  queue: ['queue', 'agents', 'dispositions'],
  flow: ['flow', 'overflow', 'languages'],
};

/** Whether a step lacks nothing; the last one when none before it does. */
export function isComplete(step: Step, draft: PlanDraft): boolean {
  const read = campaignPlan.safeParse(planOf(draft));
  if (read.success) return true;
  const broken = read.error.issues.map(({ path }) => String(path[0]));
  if (step === 'check') return false;
  return !PARTS[step].some((part) => broken.includes(part));
}
