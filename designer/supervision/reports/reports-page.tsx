import { Pill, SegmentedControl, Skeleton } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { urlOf } from '#designer/api/call.ts';
import { reading } from '#designer/api/query.ts';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import { Page } from '#designer/ui/page.tsx';
import {
  exportReportCsv,
  exportReportXlsx,
  type ReportGroup,
  readAgentTimes,
  readReport,
  reportBy,
} from '#schemas/api/reports.ts';
import { Refusal } from '../refusal.tsx';
import { DownloadLink } from './download-link.tsx';
import { GroupTable } from './group-table.tsx';
import { listView } from './list-view.ts';
import { isPeriod } from './period-days.ts';
import { PeriodPicker } from './period-picker.tsx';
import { ReportCharts } from './report-charts.tsx';
import { ReportTabs } from './report-tabs.tsx';
import { ReportTiles } from './report-tiles.tsx';
import { type ReportView, reportView } from './report-view.ts';
import classes from './reports.module.css';
import { StatusTable } from './status-table.tsx';
import { useDays } from './use-days.ts';
import { useFilterName } from './use-filter-name.ts';
import { WrongPeriod } from './wrong-period.tsx';

/** How often the figures of a period that goes on are read again. */
const RENEWED_EVERY_MS = 60_000;

/** What has been in a period: figures, charts, and a line for each campaign, queue, agent or status. */
export function ReportsPage() {
  const { reports: texts } = useMessages().supervision;
  const formats = useFormats();
  const view = useSearch({ from: '/shell/reports' });
  const navigate = useNavigate();
  const days = useDays(view);
  const { by, campaign, queue, agent } = view;
  const query = { from: days?.from ?? '', to: days?.to ?? '', by, campaign, queue, agent };
  const asked = isPeriod(days);
  const options = { enabled: asked, placeholderData: keepPreviousData, refetchInterval: RENEWED_EVERY_MS };
  const report = useQuery({ ...reading(readReport, { query }), ...options });
  const times = useQuery({
    ...reading(readAgentTimes, { query: { from: query.from, to: query.to, agent } }),
    ...options,
  });
  const change = useCallback(
    (part: Partial<ReportView>) =>
      void navigate({ to: '/reports', search: (before) => reportView.parse({ ...before, ...part }), replace: true }),
    [navigate],
  );
  const listConversations = useCallback(
    (disposition: string) =>
      void navigate({
        to: '/conversations',
        search: listView.parse({ period: view.period, from: view.from, to: view.to, campaign, agent, disposition }),
      }),
    [navigate, view, campaign, agent],
  );
  const drill = useCallback(
    ({ id }: ReportGroup) => change({ [by]: id, by: by === 'agent' ? 'campaign' : 'agent' }),
    [change, by],
  );
  const filters = (['campaign', 'queue', 'agent'] as const).filter((name) => view[name] !== undefined);
  const filterName = useFilterName();
  const clear = filters.length > 0 ? () => change({ campaign: undefined, queue: undefined, agent: undefined }) : null;
  const found = report.data?.report;
  return (
    <Page
      title={texts.title}
      note={days && texts.print(formats.date(days.from), formats.date(days.to))}
      actions={
        <>
          <DownloadLink href={urlOf(exportReportCsv, { query })} label={texts.exportAs(texts.csv)} disabled={!asked}>
            {texts.csv}
          </DownloadLink>
          <DownloadLink href={urlOf(exportReportXlsx, { query })} label={texts.exportAs(texts.xlsx)} disabled={!asked}>
            {texts.xlsx}
          </DownloadLink>
        </>
      }
      toolbar={
        <>
          <ReportTabs />
          {days && <PeriodPicker view={view} days={days} onChange={change} />}
          <SegmentedControl
            size="xs"
            aria-label={texts.by}
            value={by}
            onChange={(value) => change(reportView.pick({ by: true }).parse({ by: value }))}
            data={reportBy.options.map((value) => ({ value, label: texts.bys[value] }))}
          />
          {filters.map((name) => {
            const shown = filterName(name, view[name] ?? '');
            return (
              <Pill
                key={name}
                withRemoveButton
                removeButtonProps={{ 'aria-label': texts.removeFilter(shown), 'aria-hidden': false, tabIndex: 0 }}
                onRemove={() => change({ [name]: undefined })}
              >
                {texts.only(texts.bys[name], shown)}
              </Pill>
            );
          })}
        </>
      }
    >
      {days && !asked ? (
        <WrongPeriod />
      ) : report.isError && !found ? (
        <Refusal error={report.error} onRetry={() => void report.refetch()} />
      ) : (
        <div className={classes.scroll} data-scroll>
          <div className={classes.content} aria-busy={report.isFetching}>
            {found ? (
              <>
                <ReportTiles report={found} />
                {by === 'disposition' ? (
                  <StatusTable report={found} onDrill={listConversations} onClear={clear} />
                ) : (
                  <GroupTable report={found} by={by} times={times.data?.agents} onDrill={drill} onClear={clear} />
                )}
                <ReportCharts report={found} agents={times.data?.agents} />
              </>
            ) : (
              <Skeleton height={420} radius="md" />
            )}
          </div>
        </div>
      )}
    </Page>
  );
}
