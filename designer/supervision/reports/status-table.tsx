import { useMemo } from 'react';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import { type Column, DataTable } from '#designer/ui/data-table.tsx';
import { EmptyState } from '#designer/ui/empty-state.tsx';
import { NoResults } from '#designer/ui/no-results.tsx';
import type { Report, ReportGroup } from '#schemas/api/reports.ts';
import { averageHandlingOf } from '#schemas/domain/report-figures.ts';
import classes from './reports.module.css';
import { useAmounts } from './use-amounts.ts';

interface StatusTableProps {
  report: Report;
  /** Shows the conversations with a status. */
  onDrill: (code: string) => void;
  /** Takes the filters away; null while there are none. */
  onClear: (() => void) | null;
}

/** How often each status was given, with its sub-status, and what it took and brought. */
export function StatusTable({ report, onDrill, onClear }: StatusTableProps) {
  const { reports: texts, conversation, conversations, never } = useMessages().supervision;
  const formats = useFormats();
  const amounts = useAmounts();
  const columns = useMemo<Column<ReportGroup>[]>(() => {
    const { columns: names } = texts;
    const all = report.totals.conversations;
    const number = (value: string) => <span className={classes.number}>{value}</span>;
    const handling = (group: ReportGroup) => averageHandlingOf(group.figures);
    return [
      {
        key: 'status',
        header: conversations.status,
        cell: ({ status }) =>
          status === null ? (
            texts.noStatus
          ) : (
            <button
              type="button"
              className={classes.drill}
              title={texts.drill(`${status.code} ${status.name}`)}
              onClick={() => onDrill(status.code)}
            >
              {status.code} {status.name}
            </button>
          ),
        compare: (a, b) => formats.compare(a.name, b.name),
      },
      { key: 'detail', header: conversation.detail, cell: ({ status }) => status?.detailName || never, width: 150 },
      {
        key: 'category',
        header: texts.categoryName,
        cell: ({ status }) => (status ? texts.category[status.category] : never),
        compare: (a, b) => formats.compare(a.status?.category ?? '', b.status?.category ?? ''),
        width: 136,
      },
      { key: 'group', header: texts.group, cell: ({ status }) => status?.groupName ?? never, width: 150 },
      {
        key: 'conversations',
        header: names.conversations,
        cell: ({ figures }) => number(formats.number(figures.conversations)),
        compare: (a, b) => a.figures.conversations - b.figures.conversations,
        align: 'end',
        width: 96,
      },
      {
        key: 'share',
        header: texts.share,
        cell: ({ figures }) => number(all === 0 ? never : formats.percent(figures.conversations / all)),
        align: 'end',
        width: 80,
      },
      {
        key: 'handling',
        header: names.handling,
        cell: (group) => {
          const seconds = handling(group);
          return number(seconds === null ? never : formats.duration(seconds * 1000));
        },
        compare: (a, b) => (handling(a) ?? -1) - (handling(b) ?? -1),
        align: 'end',
        width: 112,
      },
      {
        key: 'quota',
        header: names.quota,
        cell: ({ figures }) => number(formats.number(figures.quota)),
        compare: (a, b) => a.figures.quota - b.figures.quota,
        align: 'end',
        width: 84,
      },
      {
        key: 'benefit',
        header: names.benefit,
        cell: ({ benefits }) => number(amounts(benefits)),
        align: 'end',
        width: 104,
      },
    ];
  }, [texts, conversation, conversations, formats, never, amounts, onDrill, report.totals.conversations]);
  return (
    <div className={classes.groups}>
      <DataTable
        label={texts.bys.disposition}
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
