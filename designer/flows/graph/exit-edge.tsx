import { BaseEdge, type EdgeProps, getBezierPath, getSmoothStepPath } from '@xyflow/react';
import { memo } from 'react';
import classes from './exit-edge.module.css';
import { type ExitEdge, exitKey } from './graph-elements.ts';
import { useHighlights } from './highlights.ts';

/** An edge that runs back to the left takes corners instead of a curve, which would cross the cards. */
export const ExitEdgeLine = memo(function ExitEdgeLine(props: EdgeProps<ExitEdge>) {
  const { exits, exitMarks, edgeMarks } = useHighlights();
  const key = exitKey(props.source, props.sourceHandleId ?? '');
  const taken = exits.has(key);
  const mark = edgeMarks?.get(props.id) ?? exitMarks?.get(key);
  const ahead = props.targetX > props.sourceX + 12;
  const [path] = ahead
    ? getBezierPath({ ...props, curvature: 0.3 })
    : getSmoothStepPath({ ...props, borderRadius: 14, offset: 22 });
  return (
    <BaseEdge
      id={props.id}
      path={path}
      className={classes.edge}
      markerEnd={props.markerEnd}
      interactionWidth={18}
      data-taken={taken || undefined}
      data-tone={mark?.tone}
      style={mark?.width === undefined ? undefined : { strokeWidth: mark.width }}
      data-selected={props.selected || undefined}
    />
  );
});
