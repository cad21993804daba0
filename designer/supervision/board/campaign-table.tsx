import { IconHeadset } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import { type Column, DataTable } from '#designer/ui/data-table.tsx';
import { EmptyState } from '#designer/ui/empty-state.tsx';
import { Tag, type Tone } from '#designer/ui/tag.tsx';
import type { BoardCampaign } from '#schemas/api/supervision.ts';
import type { QuotaProgress } from '#schemas/domain/quota.ts';
import classes from './board.module.css';
import { ServiceLevel } from './service-level.tsx';

const TONES: Record<BoardCampaign['opening'], Tone> = {
  open: 'good',
  closed: 'neutral',
  holiday: 'neutral',
  inactive: 'warn',
};

/** Campaigns by name, whether they take calls now, and what has come of them today. */
export function CampaignTable({ campaigns }: { campaigns: readonly BoardCampaign[] | undefined }) {
  const { campaigns: texts, never } = useMessages().supervision;
  const formats = useFormats();
  const columns = useMemo<Column<BoardCampaign>[]>(() => {
    const count = (key: string, header: string, value: (campaign: BoardCampaign) => number): Column<BoardCampaign> => ({
      key,
      header,
      cell: (campaign) => (
        <span className={value(campaign) > 0 ? undefined : classes.dim}>{formats.number(value(campaign))}</span>
      ),
      compare: (a, b) => value(a) - value(b),
      align: 'end',
      width: 130,
    });
    return [
      {
        key: 'name',
        header: texts.name,
        cell: ({ name }) => <span className={classes.cell}>{name}</span>,
        compare: (a, b) => formats.compare(a.name, b.name),
      },
      {
        key: 'opening',
        header: texts.opening,
        cell: ({ opening }) => (
          <Tag tone={TONES[opening]} dot="still">
            {texts.openings[opening]}
          </Tag>
        ),
        width: 150,
      },
      count('waiting', texts.waiting, ({ waiting }) => waiting),
      count('talking', texts.talking, ({ talking }) => talking),
      {
        key: 'quota',
        header: texts.quota,
        cell: ({ quota }) => (quota ? <Quota quota={quota} /> : <span className={classes.dim}>{never}</span>),
        compare: (a, b) => shareOf(a.quota) - shareOf(b.quota),
        align: 'end',
        width: 210,
      },
      count('offered', texts.offered, ({ today }) => today.offered),
      count('answered', texts.answered, ({ today }) => today.answered),
      count('abandoned', texts.abandoned, ({ today }) => today.abandoned),
      {
        key: 'level',
        header: texts.serviceLevel,
        cell: ({ today }) => <ServiceLevel today={today} />,
        align: 'end',
        width: 150,
      },
    ];
  }, [texts, formats, never]);
  return (
    <DataTable
      live
      label={texts.name}
      columns={columns}
      rows={campaigns}
      rowKey={({ id }) => id}
      empty={
        <EmptyState icon={<IconHeadset size={34} stroke={1.4} />} title={texts.emptyTitle} text={texts.emptyText} />
      }
    />
  );
}

/** How far a campaign has come, and within what. */
function Quota({ quota: { counted, target, per } }: { quota: QuotaProgress }) {
  const { campaigns: texts } = useMessages().supervision;
  const formats = useFormats();
  const words = `${formats.number(counted)} / ${formats.number(target)} ${texts.quotaPer[per]}`;
  return counted >= target ? <Tag tone="good">{`${words} · ${texts.quotaReached}`}</Tag> : <span>{words}</span>;
}

function shareOf(quota: QuotaProgress | null): number {
  return quota === null ? -1 : quota.counted / quota.target;
}
