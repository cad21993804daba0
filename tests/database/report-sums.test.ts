import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { type ReportBy, reportBy } from '#schemas/api/reports.ts';
import type { ReportFigures } from '#schemas/domain/report-figures.ts';
import type { Database } from '#server/db/open.ts';
import {
  agentSpans,
  conversations,
  dispositionGroups,
  dispositionVersions,
  queues,
  reportChanges,
  users,
  waits,
} from '#server/db/tables/index.ts';
import { periodOf } from '#server/reports/buckets.ts';
import { readAgentTimes } from '#server/reports/read-agent-times.ts';
import { REPORT_ZONE } from '#server/reports/read-live-days.ts';
import { readReport } from '#server/reports/read-report.ts';
import { addUpDays, adoptTimeZone } from '#server/reports/report-sums.ts';
import { eachDatabase } from './databases.ts';

/** Clocks are put back on the 25th in Paris; days begin at a quarter past in Kathmandu. */
const zones = ['Europe/Paris', 'Asia/Kathmandu'] as const;
const firstAt = Date.UTC(2026, 9, 23, 12);
const everybody = { agents: 'everybody', queues: 'all' } as const;
const categories = ['positive', 'argued', 'not-argued'] as const;

/** What happens in a contact centre, as far as reports show it; numbers choose among what there is. */
const happening = fc.record({
  what: fc.constantFrom('wait', 'talk', 'span', 'close', 'correct', 'forget', 'goal', 'move', 'add-up'),
  minutes: fc.integer({ min: 0, max: 5 * 24 * 60 }),
  seconds: fc.integer({ min: 0, max: 9 * 3600 }),
  which: fc.nat(1000),
});
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

eachDatabase('sums of reports', (database) => {
  let count = 0;

  beforeAll(async () => {
    const { db } = database();
    const by = { updatedAt: new Date(), updatedBy: 'test' };
    await db.insert(dispositionGroups).values({ id: 'sales', name: 'Sales', version: 1, ...by });
    await db.insert(dispositionVersions).values({
      groupId: 'sales',
      version: 1,
      currency: 'EUR',
      statuses: [],
      createdAt: new Date(),
      createdBy: 'test',
    });
    await db.insert(users).values(
      [0, 1, 2].map((n) => ({
        id: `agent-${n}`,
        login: `100${n}`,
        name: `Agent ${n}`,
        role: 'agent' as const,
        passwordHash: '',
      })),
    );
  });

  beforeEach(async () => {
    const { db } = database();
    for (const table of [waits, conversations, agentSpans, queues]) await db.delete(table);
    await db.execute(sql`delete from installation where key = ${REPORT_ZONE}`);
    for (const id of ['500', '501']) await db.execute(putQueue(id, 20));
  });

  async function happen(db: Database, timeZone: string, { what, minutes, seconds, which }: Happening): Promise<void> {
    const at = firstAt + minutes * 60_000;
    const moment = (ms: number) => new Date(ms).toISOString();
    const number = which % 3;
    if (what === 'wait') {
      count += 1;
      await db.execute(sql`
        insert into waits (id, medium, queue, campaign, priority, since, entered_at, skills, decrement, contact_id, customer,
          called, predicted_seconds, "end", ended_at, agent)
        values (${`w${count}`}, ${which % 5 === 0 ? 'voicemail' : 'call'}, ${`${500 + (which % 2)}`}, ${`c${number}`}, 0,
          ${moment(at)}, ${moment(at)}, '[]', false, 'c', '1', '2', ${which % 4 === 0 ? null : which % 60},
          ${(['answered', 'answered', 'abandoned', 'callback', 'failed', null] as const)[which % 6] ?? null},
          ${which % 6 === 5 ? null : moment(at + (seconds % 90) * 1000)}, ${which % 6 < 2 ? `agent-${number}` : null})`);
    } else if (what === 'talk') {
      count += 1;
      const isOpen = which % 6 === 0;
      await db.execute(sql`
        insert into conversations (id, medium, agent, queue, campaign, contact_id, customer, called, line, phase, offered_at,
          answered_at, talk_ended_at, closed_at, "end", owner, held_seconds)
        values (${`t${count}`}, 'call', ${`agent-${number}`}, ${`${500 + (which % 2)}`}, ${`c${number}`}, 'c', '1', '2',
          '{"type":"browser"}', 'over', ${moment(at)}, ${which % 7 === 0 ? null : moment(at + 5000)},
          ${isOpen ? null : moment(at + seconds * 500)}, ${isOpen ? null : moment(at + seconds * 1000)},
          ${which % 7 === 0 ? 'not-answered' : 'agent'}, '', ${which % 40})
        on conflict do nothing`);
    } else if (what === 'span') {
      const endedAt = which % 9 === 0 ? null : moment(at + seconds * 1000 * (which % 50 === 1 ? 8 : 1));
      await db.execute(sql`
        insert into agent_spans (user_id, state, reason, began_at, ended_at)
        values (${`agent-${number}`}, ${(['ready', 'talking', 'paused'] as const)[which % 3] ?? 'ready'},
          ${which % 3 === 2 ? 'lunch' : ''}, ${moment(at)}, ${endedAt})
        on conflict do nothing`);
    } else if (what === 'close') {
      const later = sql`make_interval(secs => ${seconds}::int)`;
      await db.execute(sql`
        update conversations set talk_ended_at = offered_at + ${later}, closed_at = offered_at + ${later} * 2
        where closed_at is null`);
      await db.execute(sql`update agent_spans set ended_at = began_at + ${later} where ended_at is null`);
      await db.execute(sql`
        update waits set "end" = 'answered', agent = ${`agent-${number}`}, ended_at = entered_at + ${later} where "end" is null`);
    } else if (what === 'correct') {
      const detail = which % 2 === 0 ? '' : 'later';
      await db.execute(sql`
        update conversations set disposition_group = 'sales', disposition_version = 1, disposition_code = ${`S${which % 4}`},
          disposition_name = 'Status', disposition_category = ${categories[number] ?? null},
          disposition_benefit = ${which % 30}, disposition_detail = ${detail}, disposition_quota = ${which % 2 === 0}
        where id in (select id from conversations order by hashtext(id || ${`${which}`}) limit 3)`);
    } else if (what === 'forget') {
      await db.execute(sql`delete from conversations where id in (select id from conversations order by id limit 1)`);
      await db.execute(sql`delete from agent_spans where id in (select id from agent_spans order by id limit 1)`);
    } else if (what === 'goal') await db.execute(putQueue('500', 1 + (which % 60)));
    else if (what === 'move') {
      await db.execute(sql`
        update waits set entered_at = entered_at + interval '1 day', ended_at = ended_at + interval '1 day'
        where id in (select id from waits order by id limit 2)`);
    } else await Promise.all([addUpDays({ db, timeZone }), addUpDays({ db, timeZone })]);
  }

  const days = { from: '2026-10-23', to: '2026-10-29' };
  const some = { from: '2026-10-24', to: '2026-10-26' };

  async function readEverything(db: Database, timeZone: string) {
    const reports = [];
    for (const by of reportBy.options) {
      for (const asked of [days, some]) {
        const query: { by: ReportBy; agent?: string } = asked === some ? { by, agent: 'agent-1' } : { by };
        reports.push(await readReport(db, { query, period: periodOf(timeZone, asked), timeZone, scope: everybody }));
      }
    }
    const period = periodOf(timeZone, some);
    const times = await readAgentTimes(db, { period, timeZone, agent: undefined, scope: everybody });
    return rounded({ reports, times });
  }

  /** As if nothing had been added up. */
  async function readRows(db: Database, timeZone: string) {
    const put = (zone: string) =>
      db.execute(sql`update installation set value = ${JSON.stringify(zone)}::jsonb where key = ${REPORT_ZONE}`);
    await put('none');
    const read = await readEverything(db, timeZone);
    await put(timeZone);
    return read;
  }

  test.each(zones)('come to what the rows come to, whatever happens, in %s', { timeout: 300_000 }, async (timeZone) => {
    const { db } = database();
    await adoptTimeZone({ db, timeZone });
    let summed = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { minLength: 20, maxLength: 40 }), async (happenings) => {
        for (const one of happenings) await happen(db, timeZone, one);
        expect(await readEverything(db, timeZone)).toEqual(await readRows(db, timeZone));
        await addUpDays({ db, timeZone });
        const added = await readEverything(db, timeZone);
        expect(added).toEqual(await readRows(db, timeZone));
        summed += added.reports[0]?.totals.offered ?? 0;
        expect(await db.$count(reportChanges)).toBe(0);
      }),
      { numRuns: 4, endOnFailure: true },
    );
    expect(summed).toBeGreaterThan(0);
  });

  test('begin anew when the installation moves to another time zone', async () => {
    const { db } = database();
    for (const timeZone of zones) {
      for (let which = 1; which < 30; which += 1) {
        const [minutes, seconds] = [which * 211, which * 37];
        for (const what of ['wait', 'talk', 'span'] as const) {
          await happen(db, timeZone, { what, minutes, seconds, which });
        }
      }
      await adoptTimeZone({ db, timeZone });
      await addUpDays({ db, timeZone });
      const other = timeZone === zones[0] ? zones[1] : zones[0];
      expect(await readEverything(db, timeZone)).toEqual(await readRows(db, timeZone));
      // A server that has not been told reads the rows.
      const found = await readEverything(db, other);
      expect(found).toEqual(await readRows(db, other));
      await addUpDays({ db, timeZone: other });
      expect(await readEverything(db, timeZone)).toEqual(await readRows(db, timeZone));
    }
  });

  test('do not change before the transaction that changes them is over', async () => {
    const { db, kind } = database();
    // One connection: nothing happens beside a transaction.
    if (kind === 'pglite') return;
    const timeZone = 'Europe/Paris';
    await adoptTimeZone({ db, timeZone });
    await happen(db, timeZone, { what: 'wait', minutes: 0, seconds: 10, which: 1 });
    await db.transaction(async (tx) => {
      await happen(tx, timeZone, { what: 'wait', minutes: 1, seconds: 10, which: 1 });
      await addUpDays({ db, timeZone });
      expect(await offered(db)).toBe(1);
    });
    // The day was added up without it, and still it counts at once.
    expect(await offered(db)).toBe(2);
    await addUpDays({ db, timeZone });
    expect(await offered(db)).toBe(2);
    expect(await db.$count(reportChanges)).toBe(0);
  });

  async function offered(db: Database): Promise<ReportFigures['offered'] | undefined> {
    const timeZone = 'Europe/Paris';
    const request = {
      query: { by: 'campaign' },
      period: periodOf(timeZone, days),
      timeZone,
      scope: everybody,
    } as const;
    return (await readReport(db, request)).totals.offered;
  }
});

function putQueue(id: string, serviceLevelSeconds: number) {
  const settings = JSON.stringify({ name: id, serviceLevelSeconds });
  return sql`
    insert into queues (id, settings, updated_at, updated_by) values (${id}, ${settings}::jsonb, now(), 'test')
    on conflict (id) do update set settings = excluded.settings`;
}

/** Sums of fractions depend on their order in the last digits. */
function rounded<T>(value: T): T {
  return JSON.parse(
    JSON.stringify(value, (_, part) => (typeof part === 'number' ? Math.round(part * 1e4) / 1e4 : part)),
  );
}
