import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import type { Column } from '#designer/ui/data-table.tsx';
import { Tag } from '#designer/ui/tag.tsx';
import type { CampaignEntry } from '#schemas/api/campaigns.ts';
import { CampaignMenu } from './campaign-menu.tsx';
import classes from './campaigns.module.css';
import { SummaryLight } from './summary-light.tsx';

const TONES = { open: 'good', closed: 'neutral', holiday: 'neutral', inactive: 'neutral' } as const;
const ORDER = ['green', 'orange', 'red'];
/** More numbers than fit are counted. */
const NUMBERS_SHOWN = 2;

export function useCampaignColumns(): Column<CampaignEntry>[] {
  const { campaigns: texts } = useMessages();
  const { compare } = useFormats();
  return useMemo(
    () => [
      {
        key: 'name',
        header: texts.name,
        width: '24%',
        compare: (a, b) => compare(a.name, b.name),
        cell: ({ id, name }) => (
          <Link to="/campaigns/$campaignId" params={{ campaignId: id }}>
            {name}
          </Link>
        ),
      },
      { key: 'numbers', header: texts.numbers, cell: (row) => <Numbers dids={row.dids} /> },
      {
        key: 'queue',
        header: texts.queue,
        compare: (a, b) => compare(a.queue, b.queue),
        cell: ({ queue, queueName }) =>
          queue === '' ? <Text span c="dimmed" inherit>{`– ${texts.none}`}</Text> : `${queue} ${queueName}`,
      },
      {
        key: 'priority',
        header: texts.priority,
        width: 96,
        align: 'end',
        compare: (a, b) => a.priority - b.priority,
        cell: ({ priority }) => priority,
      },
      {
        key: 'state',
        header: texts.state,
        width: 120,
        compare: (a, b) => a.now.localeCompare(b.now),
        cell: ({ now }) => (
          <Tag tone={TONES[now]} dot={now === 'open' ? 'pulsing' : 'still'} title={texts.stateHelp[now]}>
            {texts.states[now]}
          </Tag>
        ),
      },
      {
        key: 'summary',
        header: texts.summary,
        width: 140,
        compare: (a, b) => ORDER.indexOf(a.light) - ORDER.indexOf(b.light),
        cell: ({ light }) => <SummaryLight light={light} />,
      },
      {
        key: 'waiting',
        header: texts.waiting,
        width: 116,
        align: 'end',
        compare: (a, b) => a.waiting - b.waiting,
        cell: ({ waiting }) => waiting,
      },
      { key: 'menu', header: '', width: 64, align: 'end', cell: (row) => <CampaignMenu campaign={row} /> },
    ],
    [texts, compare],
  );
}

function Numbers({ dids }: { dids: readonly string[] }) {
  const { campaigns: texts } = useMessages();
  if (dids.length === 0) {
    return (
      <Text span c="dimmed" inherit>
        {`– ${texts.noNumber}`}
      </Text>
    );
  }
  const more = dids.length - NUMBERS_SHOWN;
  return (
    <span className={classes.number} title={dids.join('\n')}>
      {dids.slice(0, NUMBERS_SHOWN).join(', ')} {more > 0 && texts.moreNumbers(more)}
    </span>
  );
}
