import { beforeAll, expect, test } from 'vitest';
import { inboundSettings } from '#schemas/domain/inbound-campaign.ts';
import type { CampaignQuota } from '#schemas/domain/quota.ts';
import { countQuotas } from '#server/campaigns/count-quotas.ts';
import type { Database } from '#server/db/open.ts';
import { conversations, schedules } from '#server/db/tables/index.ts';
import { eachDatabase } from './databases.ts';
import { migrate, openBefore } from './earlier-database.ts';

/** A Friday afternoon in New York, the night to Saturday in Paris: there the 31st has begun. */
const now = Date.parse('2026-10-30T23:30:00Z');

const campaign = (id: string, settings: object) => ({ id, settings: inboundSettings.parse(settings) });

let count = 0;
async function addTalk(
  db: Database,
  offeredAt: string,
  more: Partial<typeof conversations.$inferInsert> = {},
): Promise<void> {
  count += 1;
  await db.insert(conversations).values({
    id: `talk-${count}`,
    medium: 'call',
    agent: `agent-${count}`,
    queue: '500',
    campaign: 'support',
    contactId: '',
    customer: '1',
    called: '2',
    line: { type: 'browser' },
    phase: 'over',
    owner: '',
    offeredAt: new Date(offeredAt),
    closedAt: new Date(offeredAt),
    dispositionQuota: true,
    ...more,
  });
}

eachDatabase('quotas', (database) => {
  beforeAll(async () => {
    const { db } = database();
    const week = Array.from({ length: 7 }, () => []);
    const by = { week, updatedAt: new Date(), updatedBy: 'test' };
    await db.insert(schedules).values({ id: 'york', name: 'York', timeZone: 'America/New_York', ...by });
    // Today in Paris and New York, today in New York only, on Monday, on the 1st, in September, last year.
    for (const at of ['30T22:10', '30T04:10', '26T12:00', '01T12:00']) await addTalk(db, `2026-10-${at}:00Z`);
    await addTalk(db, '2026-09-30T12:00:00Z');
    await addTalk(db, '2025-01-01T12:00:00Z');
    // What counts for nobody: another campaign, a status that does not count, a wrap-up that goes on.
    await addTalk(db, '2026-10-30T22:20:00Z', { campaign: 'sales' });
    await addTalk(db, '2026-10-30T22:20:00Z', { dispositionQuota: false });
    await addTalk(db, '2026-10-30T22:20:00Z', { closedAt: null, phase: 'wrap-up' });
  });

  test.each<[CampaignQuota['per'], string, number]>([
    ['day', '', 0],
    ['day', 'york', 2],
    ['week', '', 3],
    ['month', 'york', 4],
    ['all', '', 6],
  ])('of each %s count what was offered in it (hours: “%s”)', async (per, schedule, counted) => {
    const asked = [campaign('support', { customers: { quota: { target: 3, per } }, opening: { schedule } })];
    const found = await countQuotas(database().db, asked, { timeZone: 'Europe/Paris', now });
    expect(found.get('support')).toEqual({ target: 3, per, counted });
  });

  test('are counted for several campaigns at once, and for none that has no target', async () => {
    const quota = { target: 10, per: 'all' };
    const asked = [
      campaign('support', { customers: { quota } }),
      campaign('sales', { customers: { quota } }),
      campaign('new', { customers: { quota } }),
      campaign('none', {}),
    ];
    const found = await countQuotas(database().db, asked, { timeZone: 'Europe/Paris', now });
    expect([...found].map(([id, { counted }]) => [id, counted])).toEqual([
      ['support', 6],
      ['sales', 1],
      ['new', 0],
    ]);
  });
});

test('what was said before there were quotas counts by the version it was said with', async () => {
  const QUOTAS = '0018_quotas.sql';
  const client = await openBefore(QUOTAS);
  const statuses = (quota: boolean) =>
    JSON.stringify([
      { code: 'SALE', quota },
      { code: 'NO', quota: false },
    ]);
  for (const [version, quota] of [
    [1, false],
    [2, true],
  ] as const) {
    await client.query(
      `insert into disposition_versions (group_id, version, currency, statuses, created_at, created_by)
        values ('sales', $1, 'EUR', $2, now(), 'test')`,
      [version, statuses(quota)],
    );
  }
  const given = [
    ['a', 1, 'SALE'],
    ['b', 2, 'SALE'],
    ['c', 2, 'NO'],
    ['d', null, null],
  ];
  for (const [id, version, code] of given) {
    await client.query(
      `insert into conversations (id, medium, agent, queue, campaign, contact_id, customer, called, line, phase, offered_at,
          closed_at, owner, disposition_group, disposition_version, disposition_code)
        values ($1, 'call', $1, '500', '', '', '1', '2', '{}', 'over', now(), now(), '', $2, $3, $4)`,
      [id, version === null ? null : 'sales', version, code],
    );
  }
  await migrate(client, QUOTAS);
  const { rows } = await client.query<{ id: string }>(
    'select id from conversations where disposition_quota order by id',
  );
  expect(rows.map(({ id }) => id)).toEqual(['b']);
  await client.close();
});
