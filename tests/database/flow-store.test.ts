import { sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { campaignFlowId, inboundSettings } from '#schemas/domain/inbound-campaign.ts';
import { flow } from '#schemas/flow/flow.ts';
import { createFlowStore } from '#server/db/stores/flow-store.ts';
import { campaigns, didRanges, dids, flows, flowVersions, sites } from '#server/db/tables/index.ts';
import { eachDatabase } from './databases.ts';

const at = new Date('2026-03-02T09:00:00Z');

eachDatabase('flow store', (database) => {
  beforeEach(async () => {
    await database().db.execute(sql`truncate flows, flow_versions, dids, did_ranges, sites, campaigns cascade`);
    const { db } = database();
    await db.insert(sites).values({ id: 's', name: 'Lyon', updatedAt: at, updatedBy: 'admin' });
    await db.insert(didRanges).values({ id: 'r', siteId: 's', first: '+33180000000', last: '+33180000009' });
    await db.insert(campaigns).values({
      id: 'spring',
      name: 'Spring',
      kind: 'inbound',
      settings: inboundSettings.parse({}),
      updatedAt: at,
      updatedBy: 'admin',
    });
  });

  async function publish(id: string, { campaignId = null }: { campaignId?: string | null } = {}): Promise<void> {
    const { db } = database();
    const document = flow.parse({
      format: 1,
      id,
      name: id,
      kind: 'ivr',
      languages: ['fr'],
      variables: [],
      nodes: [],
      edges: [],
      notes: [],
      tests: [],
    });
    const same = { document, documentHash: id };
    await db.insert(flows).values({
      id,
      name: id,
      kind: 'ivr',
      ...same,
      updatedAt: at,
      updatedBy: 'admin',
      publishedVersion: 2,
      campaignId,
    });
    const ir = { format: 1 as const, flow: id, kind: 'ivr', languages: ['fr'], scopes: {}, start: 's', states: {} };
    for (const version of [1, 2]) {
      await db
        .insert(flowVersions)
        .values({ flowId: id, version, message: '', ...same, ir, publishedAt: at, publishedBy: 'admin' });
    }
  }

  const declare = (digits: string, leads: { flowId?: string; campaignId?: string }) =>
    database()
      .db.insert(dids)
      .values({ digits, number: `+${digits}`, rangeId: 'r', ...leads });

  test('a number leads to its flow, or to the flow that was made from its campaign', async () => {
    await publish('support');
    await publish(campaignFlowId('spring'), { campaignId: 'spring' });
    await declare('33180000001', { flowId: 'support' });
    await declare('33180000002', { campaignId: 'spring' });
    await declare('33180000003', {});
    const store = createFlowStore(database().db);
    expect(await store.flowForDid('+33180000001')).toMatchObject({ flowId: 'support', version: 2, campaign: '' });
    expect(await store.flowForDid('33180000002')).toMatchObject({
      flowId: 'campaign-spring',
      version: 2,
      campaign: 'spring',
    });
    expect(await store.flowForDid('+33180000003')).toBe(null);
  });

  test('the live version of a flow is found by the flow, unless it has been deleted', async () => {
    await publish('watch');
    const store = createFlowStore(database().db);
    expect(await store.liveFlow('watch')).toMatchObject({ flowId: 'watch', version: 2 });
    expect(await store.liveFlow('unknown')).toBe(null);
    await database().db.update(flows).set({ deletedAt: at });
    expect(await store.liveFlow('watch')).toBe(null);
  });
});
