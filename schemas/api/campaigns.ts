import { z } from 'zod';
import { campaignSummary, light } from '#schemas/campaign/summary.ts';
import { usualOverflow } from '#schemas/campaign/usual-overflow.ts';
import { catalogueId, catalogueName } from '#schemas/domain/catalogue-id.ts';
import { country } from '#schemas/domain/country.ts';
import { didNumber } from '#schemas/domain/did.ts';
import { inboundCampaign, inboundSettings } from '#schemas/domain/inbound-campaign.ts';
import { queueId } from '#schemas/domain/queue.ts';
import { timeZone, weekSchedule } from '#schemas/domain/schedule.ts';
import { language } from '#schemas/flow/flow.ts';
import { contract, MAX_INT } from './contract.ts';
import { flowSummary } from './flows.ts';
import { revised } from './revised.ts';

const tag = 'campaigns';
const admins = ['admin'] as const;
const readers = ['admin', 'designer', 'supervisor'] as const;
const params = z.object({ id: catalogueId });
const revision = z.number().int().min(0).max(MAX_INT);
const answer = z.object({ campaign: inboundCampaign, summary: campaignSummary });

/** A campaign in a list. */
export const campaignEntry = z.object({
  id: catalogueId,
  name: z.string(),
  active: z.boolean(),
  dids: z.array(didNumber),
  /** '' while none is chosen. */
  queue: z.string(),
  queueName: z.string(),
  priority: z.number(),
  /** Of its summary. */
  light,
  /** What a caller would meet now. */
  now: z.enum(['open', 'closed', 'holiday', 'inactive']),
  /** Callers who wait. */
  waiting: z.number(),
  updatedAt: z.string(),
  updatedBy: z.string(),
});
export type CampaignEntry = z.infer<typeof campaignEntry>;

export const listCampaigns = contract({
  method: 'get',
  path: '/api/campaigns',
  summary: 'Inbound campaigns with what is happening in them and the light of their summary',
  tag,
  roles: readers,
  response: z.object({ campaigns: z.array(campaignEntry) }),
});

export const createCampaign = contract({
  method: 'post',
  path: '/api/campaigns',
  summary: 'Create an inbound campaign with the defaults of new ones; the id is made from the name',
  tag,
  roles: admins,
  body: z.strictObject({ name: catalogueName, dids: z.array(didNumber).max(1000).default([]) }),
  response: answer,
  status: 201,
});

export const readCampaign = contract({
  method: 'get',
  path: '/api/campaigns/{id}',
  summary: 'A campaign with its summary',
  tag,
  roles: readers,
  params,
  response: answer,
});

export const saveCampaign = contract({
  method: 'put',
  path: '/api/campaigns/{id}',
  summary: 'Save a campaign; calls that arrive from then on go by it. Refused when somebody has saved since `revision`',
  tag,
  roles: admins,
  params,
  body: z.strictObject({ revision, name: catalogueName, settings: inboundSettings }),
  response: answer,
});

export const checkCampaign = contract({
  method: 'post',
  path: '/api/campaigns/{id}/check',
  summary: 'The summary that a campaign would have with these settings, at this moment; nothing is stored',
  tag,
  roles: readers,
  params,
  body: z.strictObject({ settings: inboundSettings }),
  response: z.object({ summary: campaignSummary }),
});

export const activateCampaign = contract({
  method: 'post',
  path: '/api/campaigns/{id}/activate',
  summary: 'Take calls from now on; refused with the reasons while anything in the summary is red',
  tag,
  roles: admins,
  params,
  response: answer,
});

export const deactivateCampaign = contract({
  method: 'post',
  path: '/api/campaigns/{id}/deactivate',
  summary: 'Say to new callers that it is closed; those who are there already are still served',
  tag,
  roles: admins,
  params,
  response: answer,
});

export const duplicateCampaign = contract({
  method: 'post',
  path: '/api/campaigns/{id}/duplicate',
  summary: 'A copy that is not active and has no numbers',
  tag,
  roles: admins,
  params,
  body: z.strictObject({ name: catalogueName }),
  response: answer,
  status: 201,
});

export const deleteCampaign = contract({
  method: 'delete',
  path: '/api/campaigns/{id}',
  summary: 'Delete a campaign that is not active and that nobody waits in; its numbers become free',
  tag,
  roles: admins,
  params,
  status: 204,
});

const defaultsAnswer = revised.extend({ settings: inboundSettings });

export const readCampaignDefaults = contract({
  method: 'get',
  path: '/api/campaign-defaults',
  summary: 'What new inbound campaigns begin with',
  tag,
  roles: readers,
  response: defaultsAnswer,
});

export const saveCampaignDefaults = contract({
  method: 'put',
  path: '/api/campaign-defaults',
  summary: 'Change what new inbound campaigns begin with; refused when somebody has saved since `revision`',
  tag,
  roles: admins,
  body: z.strictObject({ revision, settings: inboundSettings }),
  response: defaultsAnswer,
});

export const createUsualOverflow = contract({
  method: 'post',
  path: '/api/campaigns/{id}/usual-overflow',
  summary: 'Make an overflow flow of the usual triggers and one action, and publish it; it is a flow like any other',
  tag,
  roles: admins,
  params,
  body: z.strictObject({ name: z.string().trim().min(1).max(200), overflow: usualOverflow }),
  response: z.object({ flow: flowSummary }),
  status: 201,
});

/** What the assistant asks; everything that is not there yet is made with the campaign. */
export const campaignPlan = z.strictObject({
  name: catalogueName,
  did: didNumber,
  hours: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('always') }),
    z.strictObject({ type: z.literal('existing'), schedule: catalogueId }),
    z.strictObject({ type: z.literal('new'), name: catalogueName, timeZone, week: weekSchedule }),
  ]),
  holidays: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('none') }),
    z.strictObject({ type: z.literal('existing'), group: catalogueId }),
    z.strictObject({ type: z.literal('country'), country }),
  ]),
  queue: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('existing'), queue: queueId }),
    z.strictObject({ type: z.literal('new'), name: catalogueName }),
  ]),
  /** User ids of agents who are given the queue. */
  agents: z.array(z.string().min(1).max(64)).max(500).default([]),
  flow: z.enum(['none', 'welcome', 'menu']).default('none'),
  /** What callers get who would wait for too long, or for nobody; `none`: what the defaults of new campaigns say. */
  overflow: z
    .discriminatedUnion('type', [
      z.strictObject({ type: z.literal('none') }),
      z.strictObject({ type: z.enum(['voicemail', 'callback']), afterSeconds: z.number().int().min(30).max(3600) }),
    ])
    .default({ type: 'none' }),
  /** What agents can say of a call; `none`: the group of the defaults, if they name one. */
  dispositions: z
    .discriminatedUnion('type', [
      z.strictObject({ type: z.literal('none') }),
      z.strictObject({ type: z.literal('existing'), group: catalogueId }),
      z.strictObject({ type: z.literal('new') }),
    ])
    .default({ type: 'none' }),
  languages: z.array(language).min(1).max(10),
});
export type CampaignPlan = z.infer<typeof campaignPlan>;

export const createCampaignByPlan = contract({
  method: 'post',
  path: '/api/campaigns/assistant',
  summary: 'Create a working inbound campaign with its hours, holidays, queue and flow, all at once or not at all',
  tag,
  roles: admins,
  body: campaignPlan,
  response: answer,
  status: 201,
});
