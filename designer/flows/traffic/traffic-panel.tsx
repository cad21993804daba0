import { ActionIcon, Button, Select, Stack, Text } from '@mantine/core';
import { IconDownload, IconRefresh, IconRouteOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { reading } from '#designer/api/query.ts';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import { EmptyState } from '#designer/ui/empty-state.tsx';
import { LoadError } from '#designer/ui/load-error.tsx';
import { saveFile } from '#designer/ui/save-file.ts';
import { readAliases } from '#schemas/api/aliases.ts';
import { listVersions } from '#schemas/api/flows.ts';
import { type FlowTraffic, readTraffic } from '#schemas/api/traffic.ts';
import { useEditor, useFlow } from '../editor/editor.ts';
import { canvasLights, putOutLights } from '../graph/canvas-lights.ts';
import { NodeFigures } from './node-figures.tsx';
import { boundsOf, periods, type TrafficPeriod } from './period.ts';
import { trafficCsv } from './traffic-csv.ts';
import { trafficLights } from './traffic-lights.ts';
import classes from './traffic-panel.module.css';
import { TrafficTable } from './traffic-table.tsx';

/** What contacts did on a published version: figures on the canvas, a table, and the way to the contacts. */
export function TrafficPanel() {
  const { flowId } = useEditor();
  const { traffic: texts } = useMessages().flows;
  const versions = useQuery(reading(listVersions, { params: { id: flowId } })).data?.versions;
  const live = useQuery(reading(readAliases, { params: { id: flowId } })).data?.live;
  if (!versions || live === undefined) return null;
  const current = live ?? versions[0]?.version;
  if (current === undefined) {
    return (
      <EmptyState
        icon={<IconRouteOff size={32} stroke={1.3} />}
        title={texts.unpublished}
        text={texts.unpublishedHelp}
      />
    );
  }
  return <Traffic versions={versions.map(({ version }) => version)} current={current} />;
}

function Traffic({ versions, current }: { versions: readonly number[]; current: number }) {
  const { flowId } = useEditor();
  const messages = useMessages();
  const { traffic: texts } = messages.flows;
  const [version, setVersion] = useState(current);
  const [period, setPeriod] = useState<TrafficPeriod>('today');
  const [readAt, setReadAt] = useState(() => Date.now());
  const bounds = boundsOf(period, readAt);
  const query = useQuery({
    ...reading(readTraffic, { params: { id: flowId }, query: { version, ...bounds } }),
    // While other figures are on their way the former ones stay: nothing jumps.
    placeholderData: (before) => before,
  });
  useTrafficLights(query.data);
  return (
    <Stack gap="sm">
      <Text size="xs" c="dimmed">
        {texts.intro}
      </Text>
      <div className={classes.choices}>
        <Select
          size="xs"
          label={texts.period}
          allowDeselect={false}
          value={period}
          onChange={(value) => {
            setPeriod(periods.find((known) => known === value) ?? 'today');
            setReadAt(Date.now());
          }}
          data={periods.map((value) => ({ value, label: texts.periods[value] }))}
        />
        <Select
          size="xs"
          label={texts.version}
          allowDeselect={false}
          value={String(version)}
          onChange={(value) => setVersion(Number(value))}
          data={versions.map((value) => ({ value: String(value), label: texts.versionName(value, value === current) }))}
        />
        <ActionIcon
          size="lg"
          aria-label={texts.refresh}
          loading={query.isFetching}
          onClick={() => setReadAt(Date.now())}
        >
          <IconRefresh size={16} aria-hidden />
        </ActionIcon>
      </div>
      {query.isError && <LoadError error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && <Figures figures={query.data} bounds={bounds} />}
    </Stack>
  );
}

function Figures({ figures, bounds }: { figures: FlowTraffic; bounds: { from: string; to: string } }) {
  const { flowId } = useEditor();
  const { traffic: texts } = useMessages().flows;
  const formats = useFormats();
  const drawn = useFlow((flow) => flow.nodes);
  if (figures.contacts === 0) {
    return <EmptyState icon={<IconRouteOff size={32} stroke={1.3} />} title={texts.none} text={texts.noneHelp} />;
  }
  const missing = figures.nodes.filter(
    ({ node }) => !node.includes('/') && !drawn.some(({ id }) => id === node),
  ).length;
  const save = () => saveFile(new Blob([trafficCsv(figures)], { type: 'text/csv' }), `${flowId}-traffic.csv`);
  return (
    <>
      <div className={classes.total}>
        <strong>{texts.contacts(formats.number(figures.contacts))}</strong>
        <Button size="compact-xs" variant="subtle" leftSection={<IconDownload size={14} aria-hidden />} onClick={save}>
          {texts.download}
        </Button>
      </div>
      {figures.pending > 0 && <Text size="xs">{texts.pending(formats.number(figures.pending))}</Text>}
      <NodeFigures figures={figures} bounds={bounds} />
      <TrafficTable figures={figures} />
      <Text size="xs" c="dimmed">
        {texts.legend} {missing > 0 && texts.missing(missing)}
      </Text>
    </>
  );
}

function useTrafficLights(figures: FlowTraffic | undefined): void {
  const { flowId } = useEditor();
  const formats = useFormats();
  const nodes = useFlow((flow) => flow.nodes);
  const edges = useFlow((flow) => flow.edges);
  const highlights = useMemo(() => {
    if (!figures || figures.contacts === 0) return undefined;
    return trafficLights(figures, { nodes, edges }, { count: formats.short, share: formats.percent });
  }, [figures, nodes, edges, formats]);
  useEffect(() => {
    if (highlights) canvasLights.set({ flowId, panel: 'traffic', highlights, follow: false });
    else putOutLights();
  }, [flowId, highlights]);
  useEffect(() => putOutLights, []);
}
