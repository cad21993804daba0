import type { AgentTime, Report, ReportBy } from '#schemas/api/reports.ts';
import type { Conversation } from '#schemas/domain/conversation.ts';
import {
  abandonRateOf,
  averageHandlingOf,
  averageWaitOf,
  conversionRateOf,
  occupancyOf,
  predictionErrorOf,
  type ReportFigures,
  serviceLevelOf,
} from '#schemas/domain/report-figures.ts';
import type { Language } from '../errors.ts';
import { type FigureName, reportTexts } from './report-texts.ts';
import type { Cell, Sheet } from './write-xlsx.ts';

interface Told {
  by: ReportBy;
  language: Language;
}

/** The figures of each campaign, queue, agent or status, with a column for each currency. */
export function groupSheet(report: Report, { by, language }: Told): Sheet {
  if (by === 'disposition') return statusSheet(report, language);
  const { groups, benefits } = report;
  const texts = reportTexts[language];
  const currencies = benefits.map(({ currency }) => currency);
  return {
    name: texts.sheets.groups,
    header: [texts.by[by], ...figureHeader(language), ...currencies.map(texts.benefit)],
    rows: groups.map(({ name, figures, benefits: own }) => [
      name || texts.none,
      ...figureCells(figures),
      ...amounts(currencies, own),
    ]),
  };
}

/** What waits tell belongs to no status and is left out. */
function statusSheet({ groups, benefits, totals }: Report, language: Language): Sheet {
  const texts = reportTexts[language];
  const currencies = benefits.map(({ currency }) => currency);
  const told = columns.filter(([name]) => statusColumns.has(name));
  return {
    name: texts.sheets.groups,
    header: [
      texts.group,
      texts.by.disposition,
      texts.detail,
      texts.category,
      ...told.map(([name]) => texts.figures[name]),
      texts.share,
      ...currencies.map(texts.benefit),
    ],
    rows: groups.map(({ status, figures, benefits: own }) => [
      status?.groupName ?? null,
      status ? `${status.code} ${status.name}` : texts.noStatus,
      status?.detailName || null,
      status && texts.categories[status.category],
      ...told.map(([, cell]) => cell(figures)),
      percent(totals.conversations === 0 ? null : figures.conversations / totals.conversations),
      ...amounts(currencies, own),
    ]),
  };
}

const statusColumns: ReadonlySet<FigureName> = new Set([
  'conversations',
  'talk',
  'hold',
  'wrapUp',
  'averageHandling',
  'positive',
  'argued',
  'quota',
]);

export function timeSheet({ buckets, timeZone }: Report, language: Language): Sheet {
  const texts = reportTexts[language];
  return {
    name: texts.sheets.time,
    header: [texts.from, texts.to, ...figureHeader(language)],
    rows: buckets.map(({ from, to, figures }) => [local(from, timeZone), local(to, timeZone), ...figureCells(figures)]),
  };
}

export function dispositionSheet({ dispositions, benefits }: Report, language: Language): Sheet {
  const texts = reportTexts[language];
  const currencies = benefits.map(({ currency }) => currency);
  return {
    name: texts.sheets.dispositions,
    header: [texts.group, texts.status, texts.category, texts.count, ...currencies.map(texts.benefit)],
    rows: dispositions.map(({ groupName, code, name, category, count, benefits: own }) => [
      groupName,
      `${code} ${name}`,
      texts.categories[category],
      count,
      ...amounts(currencies, own),
    ]),
  };
}

export function agentTimeSheet(agents: readonly AgentTime[], language: Language): Sheet {
  const { sheets, times } = reportTexts[language];
  return {
    name: sheets.agents,
    header: Object.values(times),
    rows: agents.map((agent) => [
      agent.name,
      agent.login,
      round(agent.signedInSeconds),
      round(agent.readySeconds),
      round(agent.ringingSeconds),
      round(agent.talkSeconds),
      round(agent.wrapUpSeconds),
      round(agent.breakSeconds),
      round(agent.pauses.reduce((sum, { seconds }) => sum + seconds, 0)),
      percent(occupancyOf(agent)),
    ]),
  };
}

export function conversationSheet(
  conversations: readonly Conversation[],
  { timeZone, language }: { timeZone: string; language: Language },
): Sheet {
  const { sheets, conversation: names, categories, media, ends } = reportTexts[language];
  const time = (iso: string | null) => (iso === null ? null : local(iso, timeZone));
  return {
    name: sheets.conversations,
    header: Object.values(names),
    rows: conversations.map(({ disposition, ...row }) => [
      time(row.offeredAt),
      media[row.medium],
      row.campaignName,
      row.queue,
      row.agentName,
      row.customer,
      row.called,
      row.waitedSeconds,
      time(row.answeredAt),
      time(row.talkEndedAt),
      time(row.closedAt),
      row.end && ends[row.end],
      disposition && `${disposition.code} ${disposition.name}`,
      disposition && categories[disposition.category],
      disposition?.detail ?? null,
      disposition?.note ?? null,
      disposition?.benefit ?? null,
    ]),
  };
}

const columns: readonly (readonly [FigureName, (figures: ReportFigures) => Cell])[] = [
  ['offered', ({ offered }) => offered],
  ['answered', ({ answered }) => answered],
  ['abandoned', ({ abandoned }) => abandoned],
  ['overflow', ({ overflow }) => overflow],
  ['serviceLevel', (sums) => percent(serviceLevelOf(sums))],
  ['abandonRate', (sums) => percent(abandonRateOf(sums))],
  ['averageWait', (sums) => tenth(averageWaitOf(sums))],
  ['longestWait', ({ longestWaitSeconds }) => round(longestWaitSeconds)],
  ['predictionError', (sums) => tenth(predictionErrorOf(sums))],
  ['conversations', ({ conversations }) => conversations],
  ['notAnswered', ({ notAnswered }) => notAnswered],
  ['talk', ({ talkSeconds }) => round(talkSeconds)],
  ['hold', ({ holdSeconds }) => round(holdSeconds)],
  ['wrapUp', ({ wrapUpSeconds }) => round(wrapUpSeconds)],
  ['averageHandling', (sums) => tenth(averageHandlingOf(sums))],
  ['positive', ({ positive }) => positive],
  ['argued', ({ argued }) => argued],
  ['quota', ({ quota }) => quota],
  ['conversionRate', (sums) => percent(conversionRateOf(sums))],
  ['callbacksPlanned', ({ callbacksPlanned }) => callbacksPlanned],
  ['callbacksKept', ({ callbacksKept }) => callbacksKept],
];

function figureHeader(language: Language): string[] {
  return columns.map(([name]) => reportTexts[language].figures[name]);
}

function figureCells(sums: ReportFigures): Cell[] {
  return columns.map(([, cell]) => cell(sums));
}

function amounts(currencies: readonly string[], own: Report['benefits']): Cell[] {
  return currencies.map((wanted) => own.find(({ currency }) => currency === wanted)?.amount ?? 0);
}

/** `2026-11-21 09:30:00` on the clocks of a time zone, which spreadsheets of every language take for a time. */
function local(iso: string, timeZone: string): string {
  return formatOf(timeZone).format(new Date(iso)).replace(',', '');
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  formats.set(timeZone, format);
  return format;
}

const round = (value: number) => Math.round(value);
const tenth = (value: number | null) => (value === null ? null : Math.round(value * 10) / 10);
const percent = (share: number | null) => (share === null ? null : Math.round(share * 1000) / 10);
