import '@xyflow/react/dist/style.css';
import {
  Background,
  BackgroundVariant,
  type Connection,
  type OnConnectEnd,
  ReactFlow,
  SelectionMode,
  useReactFlow,
} from '@xyflow/react';
import { type ClipboardEvent, type DragEvent, type PointerEvent, useRef } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { canConnect } from '../document/connect.ts';
import { GRID, type Point } from '../document/move.ts';
import { changeView, useEditor } from '../editor/editor.ts';
import { useActions } from '../editor/use-actions.ts';
import { ExitEdgeLine } from '../graph/exit-edge.tsx';
import graphClasses from '../graph/flow-graph.module.css';
import { EDGE_OPTIONS } from '../graph/flow-graph.tsx';
import { needsOverview, Overview } from '../graph/overview.tsx';
import { useOpeningView } from '../graph/use-opening-view.ts';
import { CanvasCard } from './canvas-card.tsx';
import { useCanvasMenu } from './canvas-menu.tsx';
import { CanvasNote } from './canvas-note.tsx';
import { CanvasToolbar } from './canvas-toolbar.tsx';
import classes from './flow-canvas.module.css';
import { KIND_DRAG_TYPE } from './palette.tsx';
import { useCanvasElements } from './use-canvas-elements.ts';
import { useCanvasKeys } from './use-canvas-keys.ts';

const nodeTypes = { card: CanvasCard, note: CanvasNote };
const edgeTypes = { exit: ExitEdgeLine };
const SNAP: [number, number] = [GRID, GRID];
/** Half a card's width and the middle of its header: what the pointer holds while a node is dragged in. */
const GRIP = { x: 120, y: 23 };

/** The canvas of the flow that is being edited. */
export function FlowCanvas() {
  const editor = useEditor();
  const actions = useActions();
  const { canvas: texts } = useMessages().flows;
  const { nodes, edges, onNodesChange, onEdgesChange, flow } = useCanvasElements();
  const { screenToFlowPosition } = useReactFlow();
  const onKeyDown = useCanvasKeys();
  const { menu, ...menuHandlers } = useCanvasMenu();
  const showAtFirst = useOpeningView();
  const pointer = useRef<Point | undefined>(undefined);
  const root = useRef<HTMLDivElement>(null);

  const connectionOf = ({ source, sourceHandle, target }: Omit<Connection, 'targetHandle'>) => ({
    source,
    exit: sourceHandle ?? '',
    target,
  });

  /** A connection let go over nothing asks what shall be inserted there. */
  const onConnectEnd: OnConnectEnd = (event, { fromNode, fromHandle, toNode }) => {
    if (toNode || !fromNode || fromHandle?.type !== 'source' || !fromHandle.id) return;
    const { clientX, clientY } =
      'changedTouches' in event ? (event.changedTouches[0] ?? event.touches[0] ?? NOWHERE) : event;
    const at = screenToFlowPosition({ x: clientX, y: clientY });
    changeView(editor, {
      picker: { type: 'insert', from: { node: fromNode.id, exit: fromHandle.id }, at: { x: at.x, y: at.y - GRIP.y } },
    });
  };

  const onDrop = (event: DragEvent) => {
    const kind = event.dataTransfer.getData(KIND_DRAG_TYPE);
    if (!kind) return;
    event.preventDefault();
    const at = screenToFlowPosition({ x: event.clientX, y: event.clientY });
    const edge = edgeUnder(event.clientX, event.clientY);
    const split = flow.edges.find((candidate) => candidate.id === edge);
    actions.insert(kind, {
      at: { x: at.x - GRIP.x, y: at.y - GRIP.y },
      from: split && { node: split.source, exit: split.exit },
    });
    focusCanvas(event.currentTarget);
  };

  const onCopy = (event: ClipboardEvent, cut: boolean) => {
    if (isTyping(event.target)) return;
    const text = actions.copy();
    if (text === undefined) return;
    event.clipboardData.setData('text/plain', text);
    event.preventDefault();
    if (cut) actions.remove();
  };

  return (
    <div className={classes.canvas}>
      <ReactFlow
        ref={root}
        className={graphClasses.graph}
        nodes={nodes}
        edges={edges}
        onNodesChange={onNodesChange}
        onEdgesChange={onEdgesChange}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        defaultEdgeOptions={EDGE_OPTIONS}
        onConnect={(connection) => {
          const { source, exit, target } = connectionOf(connection);
          actions.connect(source, exit, target);
        }}
        onConnectEnd={onConnectEnd}
        onReconnect={(edge, connection) => {
          const { source, exit, target } = connectionOf(connection);
          if (source !== edge.source || exit !== edge.sourceHandle)
            actions.disconnect(edge.source, edge.sourceHandle ?? '');
          actions.connect(source, exit, target);
        }}
        isValidConnection={(connection) =>
          canConnect(flow, connectionOf({ ...connection, sourceHandle: connection.sourceHandle ?? null }))
        }
        {...menuHandlers}
        onlyRenderVisibleElements
        snapToGrid
        snapGrid={SNAP}
        panOnScroll
        selectionKeyCode="Shift"
        multiSelectionKeyCode={MULTI_SELECT_KEYS}
        selectionMode={SelectionMode.Partial}
        deleteKeyCode={null}
        disableKeyboardA11y
        nodesFocusable={false}
        edgesFocusable={false}
        nodesDraggable={!editor.readOnly}
        nodesConnectable={!editor.readOnly}
        edgesReconnectable={!editor.readOnly}
        zoomOnDoubleClick={false}
        connectionRadius={28}
        minZoom={0.1}
        maxZoom={2}
        onInit={() => {
          showAtFirst(flow, [...editor.store.get().selection.nodes].at(-1));
          // Whoever opens a flow can go on by keyboard at once, unless they are somewhere else already.
          if (document.activeElement === document.body) focusCanvas(root.current);
        }}
        tabIndex={0}
        aria-label={texts.label(flow.name)}
        onKeyDown={(event) => {
          event.currentTarget.removeAttribute('data-pointer');
          onKeyDown(event);
        }}
        onPointerDownCapture={(event: PointerEvent) => {
          if (!isTyping(event.target)) focusCanvas(event.currentTarget);
        }}
        onPointerMove={(event: PointerEvent) => {
          pointer.current = { x: event.clientX, y: event.clientY };
        }}
        onPointerLeave={() => {
          pointer.current = undefined;
        }}
        onCopy={(event: ClipboardEvent) => onCopy(event, false)}
        onCut={(event: ClipboardEvent) => onCopy(event, !editor.readOnly)}
        onPaste={(event: ClipboardEvent) => {
          if (isTyping(event.target)) return;
          event.preventDefault();
          actions.paste(
            event.clipboardData.getData('text/plain'),
            pointer.current && screenToFlowPosition(pointer.current),
          );
        }}
        onDragOver={(event: DragEvent) => {
          if (!event.dataTransfer.types.includes(KIND_DRAG_TYPE)) return;
          event.preventDefault();
          event.dataTransfer.dropEffect = 'copy';
        }}
        onDrop={onDrop}
        onNodeDoubleClick={(_, node) => {
          if (node.type !== 'card') return;
          if (node.data.node.kind === 'page') {
            changeView(editor, { pageDesigner: { node: node.id } });
            return;
          }
          const seq = (editor.view.get().focusField?.seq ?? 0) + 1;
          changeView(editor, { panel: 'inspector', focusField: { node: node.id, path: [], seq } });
        }}
      >
        <Background variant={BackgroundVariant.Dots} gap={GRID} size={1.4} />
        {needsOverview(flow) && <Overview flow={flow} />}
      </ReactFlow>
      {flow.nodes.length === 0 && <p className={classes.empty}>{texts.empty}</p>}
      <CanvasToolbar />
      {menu}
    </div>
  );
}

const NOWHERE = { clientX: 0, clientY: 0 };
const MULTI_SELECT_KEYS = ['Shift', 'Control', 'Meta'];

function isTyping(target: EventTarget): boolean {
  return target instanceof Element && target.closest('input, textarea, [contenteditable]') !== null;
}

/** Clicks on cards and lines leave the focus on the canvas, where the keys are heard; its ring shows with the first key. */
function focusCanvas(target: Element | null): void {
  if (!(target instanceof HTMLElement)) return;
  target.setAttribute('data-pointer', '');
  target.focus({ preventScroll: true });
}

function edgeUnder(x: number, y: number): string | undefined {
  const edge = document.elementsFromPoint(x, y).find((element) => element.closest('.react-flow__edge'));
  return edge?.closest('.react-flow__edge')?.getAttribute('data-id') ?? undefined;
}
