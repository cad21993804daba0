import { and, eq, isNull } from 'drizzle-orm';
import { listFlows as contract } from '#schemas/api/flows.ts';
import { flows } from '../../db/tables/index.ts';
import { verb } from '../verb.ts';
import { selectSummaries } from './summaries.ts';

export const listFlows = verb(contract, async ({ context: { db }, query: { kind } }) => ({
  flows: await selectSummaries(db, and(isNull(flows.campaignId), kind && eq(flows.kind, kind))),
}));
