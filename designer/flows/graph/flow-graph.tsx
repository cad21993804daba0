import '@xyflow/react/dist/style.css';
import {
  Background,
  BackgroundVariant,
  Controls,
  MarkerType,
  type NodeProps,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
} from '@xyflow/react';
import { memo, useEffect, useMemo } from 'react';
import { useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import type { Flow } from '#schemas/flow/flow.ts';
import { ExitEdgeLine } from './exit-edge.tsx';
import graphClasses from './flow-graph.module.css';
import { type CardNode, cardNodes, exitEdges, type GraphNode, type NoteNode, noteNodes } from './graph-elements.ts';
import { type Highlights, HighlightsContext, NO_HIGHLIGHTS } from './highlights.ts';
import { NodeCard } from './node-card.tsx';
import noteClasses from './note-card.module.css';
import { needsOverview, Overview } from './overview.tsx';
import { useOpeningView } from './use-opening-view.ts';

export interface FlowGraphProps {
  flow: Flow;
  highlights?: Highlights;
  selected?: string;
  onSelectNode?: (id: string | undefined) => void;
  /** Keeps the current node in view as it changes; the selected one where none is current. */
  follow?: boolean;
  /** Draws at least this large while following, so that a large flow can be read. */
  followZoom?: number;
}

/** A flow to look at, with the path of a contact lit on it. */
export function FlowGraph(props: FlowGraphProps) {
  return (
    <ReactFlowProvider>
      <HighlightsContext value={props.highlights ?? NO_HIGHLIGHTS}>
        <Graph {...props} />
      </HighlightsContext>
    </ReactFlowProvider>
  );
}

const NOTHING = new Map<string, never>();

function Graph({ flow, highlights, selected, onSelectNode, follow, followZoom }: FlowGraphProps) {
  const { language } = useLanguage();
  const { graph: texts, canvas } = useMessages().flows;
  const spoken = flow.languages[0] ?? language;
  const showAtFirst = useOpeningView();
  const cards = useMemo(() => cardNodes(flow, { ui: language, spoken }, NOTHING), [flow, language, spoken]);
  const nodes = useMemo<GraphNode[]>(
    () => [
      ...noteNodes(flow.notes, NOTHING),
      ...cards.map((card) => (card.id === selected ? { ...card, selected: true } : card)),
    ],
    [flow.notes, cards, selected],
  );
  const edges = useMemo(() => exitEdges(flow, NOTHING), [flow]);
  return (
    <ReactFlow
      className={graphClasses.graph}
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      defaultEdgeOptions={EDGE_OPTIONS}
      onlyRenderVisibleElements
      nodesDraggable={false}
      nodesConnectable={false}
      edgesFocusable={false}
      deleteKeyCode={null}
      minZoom={0.1}
      maxZoom={2}
      onInit={() => showAtFirst(flow, highlights?.current ?? (follow ? selected : undefined))}
      onNodeClick={(_, node) => node.type === 'card' && onSelectNode?.(node.id)}
      onPaneClick={() => onSelectNode?.(undefined)}
      aria-label={texts.label(flow.name)}
      ariaLabelConfig={{
        'controls.zoomIn.ariaLabel': canvas.zoomIn,
        'controls.zoomOut.ariaLabel': canvas.zoomOut,
        'controls.fitView.ariaLabel': canvas.fit,
      }}
    >
      <Background variant={BackgroundVariant.Dots} gap={20} size={1.4} />
      <Controls showInteractive={false} />
      {needsOverview(flow) && <Overview flow={flow} />}
      {follow && <FollowCurrent current={highlights?.current ?? selected} zoom={followZoom} />}
    </ReactFlow>
  );
}

export const EDGE_OPTIONS = {
  markerEnd: {
    type: MarkerType.ArrowClosed,
    width: 20,
    height: 20,
    // Of one size, however thick the line is drawn.
    markerUnits: 'userSpaceOnUse',
    color: 'var(--switchyard-edge)',
  },
};

const nodeTypes = { card: memo(ReadOnlyCard), note: memo(ReadOnlyNote) };
const edgeTypes = { exit: ExitEdgeLine };

function ReadOnlyCard({ data, selected }: NodeProps<CardNode>) {
  return <NodeCard node={data.node} view={data.view} selected={selected ?? false} />;
}

function ReadOnlyNote({ data: { note } }: NodeProps<NoteNode>) {
  return (
    <div className={noteClasses.note} data-colour={note.colour}>
      {note.text}
    </div>
  );
}

function FollowCurrent({ current, zoom }: { current: string | undefined; zoom: number | undefined }) {
  useFollow(current, zoom);
  return null;
}

/** Brings a node into view when it changes; zooms only to reach `leastZoom`. */
export function useFollow(id: string | undefined, leastZoom = 0): void {
  const { getInternalNode, setCenter, getZoom } = useReactFlow();
  useEffect(() => {
    const node = id === undefined ? undefined : getInternalNode(id);
    if (!node) return;
    const { x, y } = node.internals.positionAbsolute;
    const { width = 0, height = 0 } = node.measured;
    setCenter(x + width / 2, y + height / 2, { zoom: Math.max(getZoom(), leastZoom), duration: 250 });
  }, [id, leastZoom, getInternalNode, setCenter, getZoom]);
}
