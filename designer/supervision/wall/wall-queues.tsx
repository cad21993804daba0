import { Box } from '@mantine/core';
import { IconStack2 } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import { EmptyState } from '#designer/ui/empty-state.tsx';
import type { Tone } from '#designer/ui/tag.tsx';
import type { BoardQueue } from '#schemas/api/supervision.ts';
import { serviceLevelOf } from '#schemas/domain/report-figures.ts';
import { toneOf } from '../board/service-level.tsx';
import classes from './wall.module.css';
import { toneOfAbandoned, toneOfReady, toneOfWait } from './wall-tones.ts';

/** More would be too small to read from three metres; then pages take turns. */
const MOST_ROWS = 10;
const PAGE_MS = 15_000;

/** Queues by number, as large as there is room for. */
export function WallQueues({ queues, nowMs }: { queues: readonly BoardQueue[]; nowMs: number }) {
  const { queues: texts, wall } = useMessages().supervision;
  if (queues.length === 0) {
    return <EmptyState icon={<IconStack2 size={34} stroke={1.4} />} title={texts.emptyTitle} text={texts.emptyText} />;
  }
  const pages = Math.ceil(queues.length / MOST_ROWS);
  const page = Math.floor(nowMs / PAGE_MS) % pages;
  const rows = Math.ceil(queues.length / pages);
  return (
    <>
      <Box component="table" className={classes.queues} __vars={{ '--rows': String(rows) }} aria-label={texts.name}>
        <thead>
          <tr>
            <th scope="col">{texts.name}</th>
            <th scope="col">{texts.waiting}</th>
            <th scope="col">{texts.longest}</th>
            <th scope="col">{texts.predicted}</th>
            <th scope="col">{texts.serviceLevel}</th>
            <th scope="col">{texts.abandoned}</th>
            <th scope="col">{texts.staffed}</th>
          </tr>
        </thead>
        <tbody>
          {queues.slice(page * rows, (page + 1) * rows).map((queue) => (
            <QueueRow key={queue.id} queue={queue} nowMs={nowMs} />
          ))}
        </tbody>
      </Box>
      {pages > 1 && <p className={classes.pages}>{wall.page(page + 1, pages)}</p>}
    </>
  );
}

function QueueRow({ queue, nowMs }: { queue: BoardQueue; nowMs: number }) {
  const { never } = useMessages().supervision;
  const formats = useFormats();
  const { id, name, waiting, longestSince, predictedSeconds, today, serviceLevelGoal, ready, staffed } = queue;
  const longestMs = longestSince === null ? null : Math.max(0, nowMs - Date.parse(longestSince));
  const level = serviceLevelOf(today);
  return (
    <tr>
      <th scope="row">
        <span className={classes.id}>{id}</span> {name}
      </th>
      <Figure tone={longestMs === null ? 'neutral' : toneOfWait(longestMs / 1000, queue)}>
        {formats.number(waiting)}
      </Figure>
      <Figure tone={longestMs === null ? 'neutral' : toneOfWait(longestMs / 1000, queue)}>
        {longestMs === null ? never : formats.duration(longestMs)}
      </Figure>
      <Figure tone={toneOfWait(predictedSeconds, queue)}>
        {predictedSeconds === null ? never : formats.duration(predictedSeconds * 1000)}
      </Figure>
      <Figure tone={level === null ? 'neutral' : toneOf(level, serviceLevelGoal)}>
        {level === null ? never : formats.percent(level)}
      </Figure>
      <Figure tone={toneOfAbandoned(queue)}>{formats.number(today.abandoned)}</Figure>
      <Figure tone={toneOfReady(queue)}>
        {ready} / {staffed}
      </Figure>
    </tr>
  );
}

function Figure({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <td>
      <span data-tone={tone}>{children}</span>
    </td>
  );
}
