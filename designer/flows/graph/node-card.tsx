import { Handle, Position } from '@xyflow/react';
import { memo, type ReactNode } from 'react';
import type { FlowNode } from '#schemas/flow/flow.ts';
import { ENTRY, exitKey } from './graph-elements.ts';
import { useHighlights } from './highlights.ts';
import { KindIcon } from './kind-icon.tsx';
import classes from './node-card.module.css';
import { summaryLines } from './node-geometry.ts';
import type { NodeView } from './node-view.ts';

interface NodeCardProps {
  node: FlowNode;
  view: NodeView;
  selected: boolean;
  /** Exits that lead somewhere; undefined where connections are not the point, as in a replay. */
  connected?: ReadonlySet<string>;
  issue?: 'error' | 'warning' | 'info';
  /** Problems by exit. */
  exitIssues?: ReadonlySet<string>;
  /** Stands in the corner of the header: a count of problems. */
  badge?: ReactNode;
  /** The exit that the keyboard is about to connect. */
  activeExit?: string;
  /** Lit as the target that the keyboard is about to connect to. */
  target?: boolean;
  connectable?: boolean;
}

/** A node as canvas and replay draw it. */
export const NodeCard = memo(function NodeCard(props: NodeCardProps) {
  const { node, view, connectable = false } = props;
  const { current, nodes, exits, nodeMarks, exitMarks } = useHighlights();
  const mark = nodeMarks?.get(node.id);
  const visit = nodes.get(node.id);
  return (
    <div
      className={classes.card}
      data-category={view.category}
      data-selected={props.selected || undefined}
      data-issue={props.issue}
      data-current={current === node.id || undefined}
      data-visited={visit ? true : undefined}
      data-target={props.target || undefined}
      data-tone={mark?.tone}
    >
      <div className={classes.header}>
        {view.hasEntry && (
          <Handle
            id={ENTRY}
            type="target"
            position={Position.Left}
            className={classes.entry}
            isConnectable={connectable}
          />
        )}
        <span className={classes.icon}>
          <KindIcon icon={view.icon} size={17} />
        </span>
        <span className={classes.names}>
          <span className={classes.title}>{view.title}</span>
          {view.title !== view.kindName && <span className={classes.kind}>{view.kindName}</span>}
        </span>
        {visit && (visit.count > 1 || visit.remark) && (
          <span className={classes.visit}>
            {[visit.count > 1 && `${visit.count}×`, visit.remark].filter(Boolean).join(' ')}
          </span>
        )}
        {mark?.label && <span className={classes.mark}>{mark.label}</span>}
        {props.badge}
      </div>
      {view.summary && (
        <div className={classes.summary} data-lines={summaryLines(view.summary)}>
          {view.summary}
        </div>
      )}
      {view.exits.map((exit) => {
        const open = props.connected && !props.connected.has(exit.id);
        const exitMark = exitMarks?.get(exitKey(node.id, exit.id));
        return (
          <div
            key={exit.id}
            className={classes.exit}
            data-optional={exit.optional || undefined}
            data-open={open || undefined}
            data-gone={exit.gone || undefined}
            data-issue={props.exitIssues?.has(exit.id) || undefined}
            data-active={props.activeExit === exit.id || undefined}
            data-taken={exits.has(exitKey(node.id, exit.id)) || undefined}
            data-tone={exitMark?.tone}
          >
            <span className={classes.exitName}>{exit.name}</span>
            {exitMark?.label && <span className={classes.mark}>{exitMark.label}</span>}
            <Handle
              id={exit.id}
              type="source"
              position={Position.Right}
              className={classes.handle}
              isConnectable={connectable && !exit.gone}
            />
          </div>
        );
      })}
    </div>
  );
});
