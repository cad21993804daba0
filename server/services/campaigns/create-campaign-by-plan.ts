import { eq, inArray } from 'drizzle-orm';
import { publicHolidays } from '#runtime/calendar/public-holidays/public-holidays.ts';
import { type CampaignPlan, createCampaignByPlan as contract } from '#schemas/api/campaigns.ts';
import { flowFromTemplate } from '#schemas/campaign/flow-templates.ts';
import { usualOverflowFlow } from '#schemas/campaign/usual-overflow.ts';
import type { Holiday } from '#schemas/domain/holiday-group.ts';
import type { InboundSettings } from '#schemas/domain/inbound-campaign.ts';
import { queueSettings } from '#schemas/domain/queue.ts';
import { usualStatuses } from '#schemas/domain/usual-statuses.ts';
import type { Flow } from '#schemas/flow/flow.ts';
import type { Database } from '../../db/open.ts';
import { agentProfiles, queues } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { ruleIssue } from '../../texts/rule-issue.ts';
import { recordAudit } from '../audit.ts';
import type { ServiceContext } from '../context.ts';
import { insertDispositionGroup } from '../disposition-groups/create-disposition-group.ts';
import { insertFlow } from '../flows/insert-flow.ts';
import { publishDraft } from '../flows/publish-flow.ts';
import { insertHolidayGroup } from '../holiday-groups/create-holiday-group.ts';
import { newId } from '../new-id.ts';
import { insertQueue } from '../queues/create-queue.ts';
import { insertSchedule } from '../schedules/create-schedule.ts';
import { verb } from '../verb.ts';
import { selectDefaults } from './campaign-defaults.ts';
import { insertCampaign } from './insert-campaign.ts';
import { readWithSummary } from './stored-campaign.ts';

/** Holidays that move are entered for this year and the next. */
const YEARS_OF_HOLIDAYS = 2;

export const createCampaignByPlan = verb(contract, async ({ context, actor, body: plan }) => {
  const { login, language } = actor.user;
  const id = await context.db.transaction(async (tx) => {
    const making: Making = { context: { ...context, db: tx }, tx, plan, login, language };
    const defaults = await selectDefaults(tx);
    const queue = await makeQueue(making);
    await giveQueue(making, queue);
    const { general, opening, customers, messages } = defaults;
    return insertCampaign(context, tx, {
      name: plan.name,
      login,
      action: 'campaign.create',
      settings: {
        ...defaults,
        general: {
          ...general,
          dids: [plan.did],
          languages: plan.languages,
          queue,
          flow: await makeFlow(making, general.flow),
        },
        opening: { ...opening, schedule: await makeHours(making), holidays: await makeHolidays(making) },
        customers: { ...customers, dispositions: await makeDispositions(making, customers.dispositions) },
        overflow: await makeOverflow(making, { queue, intervalSeconds: messages.intervalSeconds }, defaults.overflow),
      },
    });
  });
  return readWithSummary(context, id);
});

interface Making {
  context: ServiceContext;
  tx: Database;
  plan: CampaignPlan;
  login: string;
  language: 'en' | 'fr';
}

function makeHours({ tx, plan: { hours }, login }: Making): Promise<string> | string {
  if (hours.type === 'always') return '';
  if (hours.type === 'existing') return hours.schedule;
  const { name, timeZone, week } = hours;
  return insertSchedule(tx, { name, timeZone, week, login });
}

function makeHolidays({ tx, plan, login, language }: Making): Promise<string> | string {
  const { holidays } = plan;
  if (holidays.type === 'none') return '';
  if (holidays.type === 'existing') return holidays.group;
  const first = new Date().getFullYear();
  const days = Array.from({ length: YEARS_OF_HOLIDAYS }, (_, index) => publicHolidays(holidays.country, first + index));
  const group: Holiday[] = days.flat().map(({ name, date }) => ({
    name: name[language],
    date,
    yearly: false,
    part: { type: 'day' },
    audio: '',
  }));
  const country = new Intl.DisplayNames([language], { type: 'region' }).of(holidays.country) ?? holidays.country;
  const name = language === 'fr' ? `Jours fériés (${country})` : `Holidays (${country})`;
  return insertHolidayGroup(tx, { name, holidays: group, login });
}

/** @throws ServiceError `name-taken` when all numbers of queues are taken */
async function makeQueue({ tx, plan: { queue }, login }: Making): Promise<string> {
  if (queue.type === 'existing') return queue.queue;
  const taken = new Set((await tx.select({ id: queues.id }).from(queues)).map(({ id }) => id));
  const settings = queueSettings.parse({ name: queue.name });
  for (let number = 500; number <= 999; number += 1) {
    const id = String(number);
    if (taken.has(id)) continue;
    await insertQueue(tx, { id, ...settings, login });
    return id;
  }
  throw new ServiceError('name-taken');
}

/** @throws ServiceError `invalid-input` for users who are no agents */
async function giveQueue({ tx, plan: { agents }, login }: Making, queue: string): Promise<void> {
  if (agents.length === 0) return;
  const rows = await tx
    .select({ userId: agentProfiles.userId, profile: agentProfiles.profile, revision: agentProfiles.revision })
    .from(agentProfiles)
    .where(inArray(agentProfiles.userId, agents))
    .orderBy(agentProfiles.userId)
    .for('update');
  const issues = agents.flatMap((id, index) =>
    rows.some(({ userId }) => userId === id) ? [] : [ruleIssue(['agents', index], 'not-an-agent')],
  );
  if (issues.length > 0) throw new ServiceError('invalid-input', { issues });
  for (const { userId, profile, revision } of rows) {
    if (profile.queues.includes(queue)) continue;
    const changed = { ...profile, queues: [...profile.queues, queue] };
    await tx
      .update(agentProfiles)
      .set({ profile: changed, revision: revision + 1 })
      .where(eq(agentProfiles.userId, userId));
    await recordAudit(tx, {
      user: login,
      action: 'agent.update',
      entity: 'user',
      entityId: userId,
      details: { before: { queues: profile.queues }, after: { queues: changed.queues } },
    });
  }
}

/** @returns The flow of the defaults where no template is wanted. */
async function makeFlow(making: Making, otherwise: string): Promise<string> {
  const { flow: template, name, languages } = making.plan;
  if (template === 'none') return otherwise;
  const named = `${name} – ${making.language === 'fr' ? 'accueil' : 'welcome'}`;
  return publishNew(making, flowFromTemplate({ template, id: newId(), name: named, languages }));
}

/** @returns The group of the defaults where none is wanted. */
async function makeDispositions({ tx, plan, login, language }: Making, otherwise: string): Promise<string> {
  const { dispositions } = plan;
  if (dispositions.type === 'none') return otherwise;
  if (dispositions.type === 'existing') return dispositions.group;
  const name = language === 'fr' ? 'Qualifications usuelles' : 'Usual dispositions';
  // No status of these brings anything, so the currency is a mere beginning.
  return insertDispositionGroup(tx, { name, currency: 'EUR', statuses: usualStatuses(language), login });
}

/**
 * Callers get it when they would wait for too long, when they have, and at once while nobody is signed in.
 * @returns That of the defaults where none is wanted.
 */
async function makeOverflow(
  making: Making,
  { queue, intervalSeconds }: { queue: string; intervalSeconds: number },
  otherwise: InboundSettings['overflow'],
): Promise<InboundSettings['overflow']> {
  const { overflow, name, languages } = making.plan;
  if (overflow.type === 'none') return otherwise;
  const { type, afterSeconds } = overflow;
  const flow = usualOverflowFlow({
    id: newId(),
    name: `${name} – ${making.language === 'fr' ? 'débordement' : 'overflow'}`,
    overflow: {
      offer: 'watched',
      predictedWaitSeconds: afterSeconds,
      loops: Math.ceil(afterSeconds / intervalSeconds),
      callers: null,
      languages,
      action: { type, queue },
    },
    withoutAgents: true,
  });
  return { flow: await publishNew(making, flow), waitsWithoutAgents: true };
}

async function publishNew({ context, tx, login }: Making, flow: Flow): Promise<string> {
  await insertFlow(tx, { flow, login, action: 'flow.create' });
  await publishDraft(context, { id: flow.id, revision: 1, message: '', login });
  return flow.id;
}
