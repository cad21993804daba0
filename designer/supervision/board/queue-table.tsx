import { IconStack2 } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import { type Column, DataTable } from '#designer/ui/data-table.tsx';
import { EmptyState } from '#designer/ui/empty-state.tsx';
import type { BoardQueue } from '#schemas/api/supervision.ts';
import classes from './board.module.css';
import { Elapsed } from './elapsed.tsx';
import { ServiceLevel } from './service-level.tsx';

/** Queues by number, each in its place whatever happens; sorted otherwise on request. */
export function QueueTable({ queues, aheadMs }: { queues: readonly BoardQueue[] | undefined; aheadMs: number }) {
  const { queues: texts, never } = useMessages().supervision;
  const formats = useFormats();
  const columns = useMemo<Column<BoardQueue>[]>(
    () => [
      {
        key: 'name',
        header: texts.name,
        cell: ({ id, name }) => (
          <span className={classes.cell}>
            <span className={classes.dim}>{id}</span>
            <span className={classes.cut} title={name}>
              {name}
            </span>
          </span>
        ),
        compare: (a, b) => formats.compare(a.id, b.id),
      },
      {
        key: 'waiting',
        header: texts.waiting,
        cell: ({ waiting }) => <span className={waiting > 0 ? classes.strong : classes.dim}>{waiting}</span>,
        compare: (a, b) => a.waiting - b.waiting,
        align: 'end',
        width: 104,
      },
      {
        key: 'longest',
        header: texts.longest,
        cell: ({ longestSince }) => (longestSince ? <Elapsed since={longestSince} aheadMs={aheadMs} /> : never),
        compare: (a, b) => (b.longestSince ?? '~').localeCompare(a.longestSince ?? '~'),
        align: 'end',
        width: 104,
      },
      {
        key: 'predicted',
        header: texts.predicted,
        cell: ({ predictedSeconds }) =>
          predictedSeconds === null ? (
            <span className={classes.dim}>{texts.noAgents}</span>
          ) : (
            <span className={classes.number}>{formats.duration(predictedSeconds * 1000)}</span>
          ),
        compare: (a, b) => (a.predictedSeconds ?? -1) - (b.predictedSeconds ?? -1),
        align: 'end',
        width: 136,
      },
      {
        key: 'staffed',
        header: texts.staffed,
        cell: ({ ready, staffed }) => <span className={classes.number}>{`${ready} / ${staffed}`}</span>,
        compare: (a, b) => a.ready - b.ready,
        align: 'end',
        width: 150,
      },
      {
        key: 'level',
        header: texts.serviceLevel,
        cell: ({ today, serviceLevelGoal, serviceLevelSeconds }) => (
          <ServiceLevel
            today={today}
            goal={serviceLevelGoal}
            title={texts.goal(formats.percent(serviceLevelGoal / 100), serviceLevelSeconds)}
          />
        ),
        align: 'end',
        width: 124,
      },
      {
        key: 'answered',
        header: texts.answered,
        cell: ({ today }) => formats.number(today.answered),
        compare: (a, b) => a.today.answered - b.today.answered,
        align: 'end',
        width: 96,
      },
      {
        key: 'abandoned',
        header: texts.abandoned,
        cell: ({ today }) => formats.number(today.abandoned),
        compare: (a, b) => a.today.abandoned - b.today.abandoned,
        align: 'end',
        width: 116,
      },
      {
        key: 'others',
        header: texts.others,
        cell: ({ callbacks, voicemails }) => <span className={classes.number}>{`${callbacks} / ${voicemails}`}</span>,
        align: 'end',
        width: 174,
      },
    ],
    [texts, formats, never, aheadMs],
  );
  return (
    <DataTable
      live
      label={texts.name}
      columns={columns}
      rows={queues}
      rowKey={({ id }) => id}
      empty={
        <EmptyState icon={<IconStack2 size={34} stroke={1.4} />} title={texts.emptyTitle} text={texts.emptyText} />
      }
    />
  );
}
