import { Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { reading } from '#designer/api/query.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { Dialog } from '#designer/ui/dialog.tsx';
import { LoadError } from '#designer/ui/load-error.tsx';
import { readVersion } from '#schemas/api/flows.ts';
import { useEditor } from '../editor/editor.ts';
import { FlowGraph } from '../graph/flow-graph.tsx';
import classes from './versions-panel.module.css';

/** A published version to look at. */
export function VersionDialog({ version, onClose }: { version: number | undefined; onClose: () => void }) {
  const { versions: texts } = useMessages().flows;
  return (
    <Dialog
      opened={version !== undefined}
      onClose={onClose}
      title={texts.looking(version ?? 0)}
      size="90%"
      // A graph that is measured while it grows has its lines in the wrong places.
      transitionProps={{ duration: 0 }}
    >
      <div className={classes.graph}>{version !== undefined && <Version version={version} />}</div>
    </Dialog>
  );
}

function Version({ version }: { version: number }) {
  const { flowId } = useEditor();
  const read = useQuery(reading(readVersion, { params: { id: flowId, version } }));
  if (read.error) return <LoadError error={read.error} onRetry={() => void read.refetch()} />;
  return read.data ? <FlowGraph flow={read.data.document} /> : <Loader />;
}
