import { useMemo } from 'react';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import { type Column, DataTable } from '#designer/ui/data-table.tsx';
import { EmptyState } from '#designer/ui/empty-state.tsx';
import { NoResults } from '#designer/ui/no-results.tsx';
import type { AgentTime, Report, ReportBy, ReportGroup } from '#schemas/api/reports.ts';
import {
  averageHandlingOf,
  averageWaitOf,
  conversionRateOf,
  occupancyOf,
  type ReportFigures,
  serviceLevelOf,
} from '#schemas/domain/report-figures.ts';
import classes from './reports.module.css';
import { useAmounts } from './use-amounts.ts';

/** Where a name needs more room than a figure. */
const WIDTHS: Partial<Record<string, number>> = {
  name: 170,
  offered: 76,
  abandoned: 114,
  handling: 102,
  serviceLevel: 116,
  conversion: 110,
  quota: 70,
  longestWait: 84,
  occupancy: 104,
};

interface GroupTableProps {
  report: Report;
  by: ReportBy;
  /** Of the agents, when the report is by agent. */
  times: readonly AgentTime[] | undefined;
  onDrill: (group: ReportGroup) => void;
  /** Takes the filters away; null while there are none. */
  onClear: (() => void) | null;
}

/** The figures of each campaign, queue or agent; a click shows only that one. */
export function GroupTable({ report, by, times, onDrill, onClear }: GroupTableProps) {
  const { reports: texts, never } = useMessages().supervision;
  const formats = useFormats();
  const amounts = useAmounts();
  const columns = useMemo<Column<ReportGroup>[]>(() => {
    const { columns: names } = texts;
    const number = (
      key: keyof typeof names,
      value: (figures: ReportFigures) => number | null,
      format: (value: number) => string = formats.number,
    ): Column<ReportGroup> => ({
      key,
      header: names[key],
      cell: ({ figures }) => {
        const found = value(figures);
        return <span className={classes.number}>{found === null ? never : format(found)}</span>;
      },
      compare: (a, b) => (value(a.figures) ?? -1) - (value(b.figures) ?? -1),
      align: 'end',
      width: WIDTHS[key] ?? 92,
    });
    const duration = (seconds: number) => formats.duration(seconds * 1000);
    const timeOf = new Map(times?.map((time) => [time.id, time]));
    const occupancy = ({ id }: ReportGroup) => {
      const time = timeOf.get(id);
      return time ? occupancyOf(time) : null;
    };
    return [
      {
        key: 'name',
        header: texts.bys[by],
        cell: (group) => (
          <button
            type="button"
            className={classes.drill}
            title={texts.drill(group.name || texts.none)}
            disabled={group.id === ''}
            onClick={() => onDrill(group)}
          >
            {group.name || texts.none}
          </button>
        ),
        compare: (a, b) => formats.compare(a.name, b.name),
        width: WIDTHS.name,
      },
      number('offered', ({ offered }) => offered),
      number('answered', ({ answered }) => answered),
      number('abandoned', ({ abandoned }) => abandoned),
      number('overflow', ({ overflow, failed }) => overflow + failed),
      number('serviceLevel', serviceLevelOf, formats.percent),
      number('averageWait', averageWaitOf, duration),
      number('longestWait', ({ longestWaitSeconds }) => longestWaitSeconds, duration),
      number('conversations', ({ conversations }) => conversations),
      number('handling', averageHandlingOf, duration),
      ...(by === 'agent'
        ? [
            {
              key: 'occupancy',
              header: names.occupancy,
              cell: (group: ReportGroup) => {
                const share = occupancy(group);
                return share === null ? never : formats.percent(share);
              },
              compare: (a: ReportGroup, b: ReportGroup) => (occupancy(a) ?? -1) - (occupancy(b) ?? -1),
              align: 'end' as const,
              width: WIDTHS.occupancy,
            },
          ]
        : []),
      number('conversion', conversionRateOf, formats.percent),
      number('quota', ({ quota }) => quota),
      {
        key: 'benefit',
        header: names.benefit,
        cell: ({ benefits }) => <span className={classes.number}>{amounts(benefits)}</span>,
        align: 'end',
        width: 100,
      },
    ];
  }, [texts, formats, never, by, times, onDrill, amounts]);
  return (
    <div className={classes.groups}>
      <DataTable
        label={texts.bys[by]}
        columns={columns}
        rows={report.groups}
        rowKey={({ id }) => id}
        empty={
          onClear ? <NoResults onClear={onClear} /> : <EmptyState title={texts.noCalls} text={texts.noCallsHelp} />
        }
      />
    </div>
  );
}
