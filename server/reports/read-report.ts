import { asc, inArray } from 'drizzle-orm';
import type { Report, ReportBy, ReportedStatus, ReportQuery } from '#schemas/api/reports.ts';
import { addFigures, NO_FIGURES, type ReportFigures } from '#schemas/domain/report-figures.ts';
import type { Database } from '../db/open.ts';
import { campaigns, queues, users } from '../db/tables/index.ts';
import type { Scope } from '../supervision/read-scope.ts';
import type { Period } from './buckets.ts';
import { readStatuses } from './read-statuses.ts';
import {
  type FigureRow,
  selectCallbackFigures,
  selectConversationFigures,
  selectWaitFigures,
} from './select-figures.ts';
import { type BenefitRow, type GivenRow, selectBenefits, selectGiven } from './select-given.ts';

export interface ReportRequest {
  query: Pick<ReportQuery, 'by' | 'campaign' | 'queue' | 'agent'>;
  period: Period;
  timeZone: string;
  scope: Pick<Scope, 'agents' | 'queues'>;
}

/** The figures of a period. Each part of the database is gone through once; everything else is added up from that. */
export async function readReport(db: Database, request: ReportRequest): Promise<Report> {
  const { period, timeZone, query } = request;
  const [waits, talks, callbacks, given, benefits] = await Promise.all([
    selectWaitFigures(db, request),
    selectConversationFigures(db, request),
    selectCallbackFigures(db, request),
    selectGiven(db, request),
    selectBenefits(db, request),
  ]);
  const rows = [...waits, ...talks, ...callbacks];
  const keys = [...new Set(rows.map(({ key }) => key))].filter((key) => isShown(request, key));
  const statuses = query.by === 'disposition' ? await readStatuses(db, given) : new Map<string, ReportedStatus>();
  const names = await readNames(db, query.by, keys);
  const byKey = groupBy(rows, ({ key }) => key);
  const benefitsByKey = groupBy(benefits, ({ key }) => key);
  const byBucket = groupBy(rows, ({ bucket }) => bucket);
  return {
    from: iso(period.from),
    to: iso(period.to),
    timeZone,
    bucketSize: period.bucketSize,
    totals: addUp(rows.filter(({ bucket }) => bucket !== null)),
    benefits: benefitsOf(benefits),
    groups: keys
      .map((key) => ({
        id: key,
        name: names.get(key) ?? nameOf(statuses.get(key)) ?? key,
        status: statuses.get(key) ?? null,
        figures: addUp(byKey.get(key) ?? []),
        benefits: benefitsOf(benefitsByKey.get(key) ?? []),
      }))
      .sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1)),
    buckets: period.bounds.map((at, index) => ({
      from: iso(at),
      to: iso(period.bounds[index + 1] ?? period.to),
      // As `width_bucket` counts: the first one is 1.
      figures: addUp(byBucket.get(index + 1) ?? []),
    })),
    dispositions: dispositionsOf(given),
  };
}

/** Calls that nobody answered are no agent's, and of agents only those are named whom somebody sees. */
function isShown({ query, scope }: ReportRequest, key: string | null): key is string {
  if (key === null) return false;
  if (query.by !== 'agent') return true;
  return key !== '' && (scope.agents === 'everybody' || scope.agents.has(key));
}

function addUp(rows: readonly FigureRow[]): ReportFigures {
  return rows.reduce((sum, { figures }) => addFigures(sum, figures), NO_FIGURES);
}

function benefitsOf(rows: readonly Pick<BenefitRow, 'currency' | 'benefit'>[]): Report['benefits'] {
  const amounts = new Map<string, number>();
  for (const { currency, benefit } of rows) {
    if (currency !== null && benefit > 0) amounts.set(currency, (amounts.get(currency) ?? 0) + benefit);
  }
  return [...amounts]
    .map(([currency, amount]) => ({ currency, amount }))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1));
}

/** Statuses of one code in all versions of a group together, under the name that was given last. */
function dispositionsOf(rows: readonly GivenRow[]): Report['dispositions'] {
  return [...groupBy(rows, ({ group, code, category }) => JSON.stringify([group, code, category])).values()]
    .flatMap((same) => {
      const latest = same.reduce((one, other) => (other.version >= one.version ? other : one));
      const { group, groupName, code, category, name } = latest;
      const count = same.reduce((sum, row) => sum + row.count, 0);
      return [{ group, groupName, code, name, category, count, benefits: benefitsOf(same) }];
    })
    .sort((a, b) => b.count - a.count || (orderOf(a) < orderOf(b) ? -1 : 1));

  function orderOf({ code, group, category }: { code: string; group: string; category: string }): string {
    return JSON.stringify([code, group, category]);
  }
}

function nameOf(status: ReportedStatus | undefined): string | undefined {
  if (!status) return undefined;
  const { code, name, detailName } = status;
  return detailName === '' ? `${code} ${name}` : `${code} ${name}: ${detailName}`;
}

async function readNames(db: Database, by: ReportBy, keys: readonly string[]): Promise<Map<string, string>> {
  if (by === 'disposition') return new Map();
  const ids = ['', ...keys];
  if (by === 'queue') {
    const found = await db.select().from(queues).where(inArray(queues.id, ids)).orderBy(asc(queues.id));
    return new Map(found.map(({ id, settings }) => [id, `${id} ${settings.name}`]));
  }
  const table = by === 'campaign' ? campaigns : users;
  const found = await db.select({ id: table.id, name: table.name }).from(table).where(inArray(table.id, ids));
  return new Map(found.map(({ id, name }) => [id, name]));
}

function groupBy<T, K>(rows: readonly T[], keyOf: (row: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

const iso = (at: number) => new Date(at).toISOString();
