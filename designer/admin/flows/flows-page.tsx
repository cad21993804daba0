import { Button, FileButton, SegmentedControl } from '@mantine/core';
import { IconFileImport, IconPlus, IconSitemap } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { reading } from '#designer/api/query.ts';
import { useMay } from '#designer/api/use-session.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { DataTable } from '#designer/ui/data-table.tsx';
import { DropTarget } from '#designer/ui/drop-target.tsx';
import { EmptyState } from '#designer/ui/empty-state.tsx';
import { isFound } from '#designer/ui/fold.ts';
import { LoadError } from '#designer/ui/load-error.tsx';
import { NoResults } from '#designer/ui/no-results.tsx';
import { Page } from '#designer/ui/page.tsx';
import { SearchInput } from '#designer/ui/search-input.tsx';
import { createFlow, type FlowSummary, importFlow, listFlows } from '#schemas/api/flows.ts';
import { type FlowKind, flowKind } from '#schemas/flow/flow.ts';
import { ConversionReport } from './conversion-report.tsx';
import { CreateFlowDialog } from './create-flow-dialog.tsx';
import { ImportReport } from './import-report.tsx';
import { useFlowColumns } from './use-flow-columns.tsx';
import { useImport } from './use-import.ts';

/** Every flow of the installation: find, open, create, import, copy, export, delete. */
export function FlowsPage() {
  const { flowList, common } = useMessages();
  const may = useMay();
  const navigate = useNavigate();
  const flows = useQuery(reading(listFlows));
  const [search, setSearch] = useState('');
  const [kind, setKind] = useState<FlowKind | 'all'>('all');
  const [creating, setCreating] = useState(false);
  const { importFile, report, closeReport, ...importing } = useImport();
  const columns = useFlowColumns();
  const rows = useMemo(() => flows.data?.flows.filter(shows(search, kind)), [flows.data, search, kind]);
  const clear = () => {
    setSearch('');
    setKind('all');
  };

  const create = may(createFlow) && (
    <Button leftSection={<IconPlus size={15} />} onClick={() => setCreating(true)}>
      {flowList.new}
    </Button>
  );
  const upload = may(importFlow) && (
    <FileButton accept="application/json,.json,.vxml,.xml" onChange={(file) => file && void importFile(file)}>
      {(props) => (
        <Button {...props} variant="default" leftSection={<IconFileImport size={15} />} title={flowList.importHelp}>
          {flowList.import}
        </Button>
      )}
    </FileButton>
  );

  return (
    <DropTarget
      hint={flowList.dropHere}
      onFiles={may(importFlow) ? ([file]) => file && void importFile(file) : undefined}
    >
      <Page
        title={flowList.title}
        note={flows.data && flowList.count(flows.data.flows.length)}
        actions={
          <>
            {upload}
            {create}
          </>
        }
        toolbar={
          <>
            <SearchInput value={search} onChange={setSearch} label={flowList.search} />
            <SegmentedControl
              size="xs"
              aria-label={flowList.kind}
              value={kind}
              onChange={(value) => setKind(flowKind.safeParse(value).data ?? 'all')}
              data={[
                { value: 'all', label: common.all },
                ...flowKind.options.map((value) => ({ value, label: flowList.kinds[value] })),
              ]}
            />
          </>
        }
      >
        {flows.isError && !flows.data ? (
          <LoadError error={flows.error} onRetry={() => void flows.refetch()} />
        ) : (
          <DataTable
            label={flowList.title}
            columns={columns}
            rows={rows}
            rowKey={(flow) => flow.id}
            initialSort={{ key: 'updated', descending: true }}
            onOpen={(flow) => void navigate({ to: '/flows/$flowId', params: { flowId: flow.id } })}
            empty={
              flows.data?.flows.length === 0 ? (
                <EmptyState
                  icon={<IconSitemap size={36} stroke={1.3} />}
                  title={flowList.emptyTitle}
                  text={flowList.emptyText}
                  action={create}
                />
              ) : (
                <NoResults onClear={clear} />
              )
            }
          />
        )}
        {creating && <CreateFlowDialog onClose={() => setCreating(false)} />}
        {importing.conversion && (
          <ConversionReport
            conversion={importing.conversion}
            pending={importing.creating}
            onCreate={() => void importing.createConverted()}
            onClose={importing.closeConversion}
          />
        )}
        {report && <ImportReport report={report} onClose={closeReport} />}
      </Page>
    </DropTarget>
  );
}

function shows(search: string, kind: FlowKind | 'all') {
  return (flow: FlowSummary) => (kind === 'all' || flow.kind === kind) && isFound([flow.name, ...flow.dids], search);
}
