import { useMemo } from 'react';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import type { AgentTime, Report } from '#schemas/api/reports.ts';
import { averageWaitOf, type ReportFigures, serviceLevelOf } from '#schemas/domain/report-figures.ts';
import { BarList } from './bar-list.tsx';
import { ChartCard } from './chart-card.tsx';
import classes from './reports.module.css';
import { type Series, TimeChart } from './time-chart.tsx';
import { useBucketLabels } from './use-bucket-labels.ts';

const IN_TIME = 'var(--mantine-color-rail-6)';
const LATE = 'var(--mantine-color-rail-3)';
const BAD = 'var(--sy-bad)';
const GREY = 'var(--mantine-color-gray-5)';

/** The charts of a report. */
export function ReportCharts({ report, agents }: { report: Report; agents: readonly AgentTime[] | undefined }) {
  const { reports: texts } = useMessages().supervision;
  const formats = useFormats();
  const { series, charts } = texts;
  const seconds = (value: number) => formats.duration(value * 1000);
  const of = (value: (figures: ReportFigures) => number | null) => report.buckets.map(({ figures }) => value(figures));
  const when = `${texts.buckets[report.bucketSize]}`;
  const noCalls = report.totals.offered === 0 ? charts.noCalls : undefined;
  return (
    <div className={classes.charts}>
      <TimeCard
        title={`${charts.calls} ${when}`}
        report={report}
        none={noCalls}
        format={formats.number}
        series={[
          { name: series.inTime, colour: IN_TIME, kind: 'bar', values: of(({ inTime }) => inTime) },
          { name: series.late, colour: LATE, kind: 'bar', values: of(({ answered, inTime }) => answered - inTime) },
          { name: series.abandoned, colour: BAD, kind: 'bar', values: of(({ abandoned }) => abandoned) },
          { name: series.overflow, colour: GREY, kind: 'bar', values: of(({ overflow, failed }) => overflow + failed) },
        ]}
      />
      <TimeCard
        title={`${charts.serviceLevel} ${when}`}
        report={report}
        none={noCalls}
        format={formats.percent}
        top={1}
        series={[{ name: series.serviceLevel, colour: IN_TIME, kind: 'line', values: of(serviceLevelOf) }]}
      />
      <TimeCard
        title={`${charts.prediction} ${when}`}
        report={report}
        none={report.totals.answered === 0 ? charts.noCalls : undefined}
        format={seconds}
        isTime
        series={[
          { name: series.seen, colour: IN_TIME, kind: 'line', values: of(averageWaitOf) },
          {
            name: series.predicted,
            colour: GREY,
            kind: 'line',
            values: of(({ predicted, predictedSeconds }) => (predicted === 0 ? null : predictedSeconds / predicted)),
          },
        ]}
      />
      <TimeCard
        title={`${charts.handling} ${when}`}
        report={report}
        none={report.totals.conversations === 0 ? charts.noCalls : undefined}
        format={seconds}
        isTime
        series={[
          { name: series.talk, colour: IN_TIME, kind: 'bar', values: of(({ talkSeconds }) => talkSeconds) },
          { name: series.hold, colour: LATE, kind: 'bar', values: of(({ holdSeconds }) => holdSeconds) },
          { name: series.wrapUp, colour: GREY, kind: 'bar', values: of(({ wrapUpSeconds }) => wrapUpSeconds) },
        ]}
      />
      <Dispositions report={report} />
      <Pauses agents={agents ?? []} />
    </div>
  );
}

interface TimeCardProps {
  title: string;
  report: Report;
  none: string | undefined;
  format: (value: number) => string;
  series: readonly Series[];
  top?: number;
  isTime?: boolean;
}

function TimeCard({ title, report, none, format, series, top, isTime }: TimeCardProps) {
  const { reports: texts, never } = useMessages().supervision;
  const { names, ticks } = useBucketLabels(report);
  return (
    <ChartCard
      title={title}
      none={none}
      header={[texts.when, ...series.map(({ name }) => name)]}
      rows={names.map((name, index) => [
        name,
        ...series.map(({ values }) => (values[index] == null ? never : format(values[index]))),
      ])}
    >
      <TimeChart title={title} labels={names} ticks={ticks} series={series} format={format} top={top} isTime={isTime} />
    </ChartCard>
  );
}

const CATEGORY_COLOURS = { positive: 'var(--sy-good)', argued: IN_TIME, 'not-argued': GREY } as const;

function Dispositions({ report: { dispositions } }: { report: Report }) {
  const { reports: texts, conversations } = useMessages().supervision;
  const formats = useFormats();
  return (
    <ChartCard
      title={texts.charts.dispositions}
      none={dispositions.length === 0 ? texts.charts.noDispositions : undefined}
      header={[conversations.status, texts.columns.conversations]}
      rows={dispositions.map(({ code, name, category, count }) => [
        `${code} ${name} (${texts.category[category]})`,
        formats.number(count),
      ])}
    >
      <BarList
        rows={dispositions.map(({ group, code, name, category, count }) => ({
          key: JSON.stringify([group, code, category]),
          name: `${code} ${name} · ${texts.category[category]}`,
          value: count,
          colour: CATEGORY_COLOURS[category],
          said: formats.number(count),
        }))}
      />
    </ChartCard>
  );
}

function Pauses({ agents }: { agents: readonly AgentTime[] }) {
  const messages = useMessages();
  const { reports: texts } = messages.supervision;
  const formats = useFormats();
  const pauses = useMemo(() => {
    const found = new Map<string, AgentTime['pauses'][number]>();
    for (const pause of agents.flatMap((agent) => agent.pauses)) {
      const known = found.get(pause.reason);
      const sum = known && { seconds: known.seconds + pause.seconds, times: known.times + pause.times };
      found.set(pause.reason, { ...pause, ...sum });
    }
    return [...found.values()].sort((a, b) => b.seconds - a.seconds);
  }, [agents]);
  const nameOf = ({ reason, name, productive }: AgentTime['pauses'][number]) => {
    const said = name || (reason === '' ? texts.noReason : messages.desk.state.notAnswered);
    return productive ? `${said} (${texts.productive})` : said;
  };
  return (
    <ChartCard
      title={texts.charts.pauses}
      none={pauses.length === 0 ? texts.charts.noPauses : undefined}
      header={[texts.charts.pauses, messages.supervision.agents.paused, '×']}
      rows={pauses.map((pause) => [nameOf(pause), formats.duration(pause.seconds * 1000), formats.number(pause.times)])}
    >
      <BarList
        rows={pauses.map((pause) => ({
          key: pause.reason,
          name: nameOf(pause),
          value: pause.seconds,
          colour: pause.productive ? IN_TIME : GREY,
          said: `${formats.duration(pause.seconds * 1000)} · ${pause.times}×`,
        }))}
      />
    </ChartCard>
  );
}
