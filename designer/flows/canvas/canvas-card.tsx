import type { NodeProps } from '@xyflow/react';
import { memo, useMemo } from 'react';
import { CommentBadge } from '../comments/comment-badge.tsx';
import { useEditor, useFlow, useNodeIssues, useView } from '../editor/editor.ts';
import type { CardNode } from '../graph/graph-elements.ts';
import { NodeCard } from '../graph/node-card.tsx';
import { worstSeverity } from '../problems/checks.ts';
import classes from './canvas-card.module.css';

/** A node on the editor's canvas: what the replay shows, and what is wrong or still open. */
export const CanvasCard = memo(function CanvasCard({ id, data, selected }: NodeProps<CardNode>) {
  const { readOnly } = useEditor();
  const issues = useNodeIssues(id);
  const edges = useFlow((flow) => flow.edges);
  const connectedKey = useMemo(
    () => edges.flatMap((edge) => (edge.source === id ? [edge.exit] : [])).join('\n'),
    [edges, id],
  );
  const connected = useMemo(() => new Set(connectedKey.split('\n')), [connectedKey]);
  const target = useView((view) => view.target === id);
  const activeExit = useView((view) => (view.activeExit?.node === id ? view.activeExit.exit : undefined));
  const exitIssues = useMemo(() => new Set(issues.flatMap((issue) => issue.exit ?? [])), [issues]);
  const worst = worstSeverity(issues);
  return (
    <NodeCard
      node={data.node}
      view={data.view}
      selected={selected ?? false}
      connected={connected}
      issue={worst}
      exitIssues={exitIssues}
      badge={
        <>
          <CommentBadge node={id} />
          {worst !== undefined && worst !== 'info' && (
            <span className={classes.badge} data-severity={worst}>
              {issues.length}
            </span>
          )}
        </>
      }
      activeExit={activeExit}
      target={target}
      connectable={!readOnly}
    />
  );
});
