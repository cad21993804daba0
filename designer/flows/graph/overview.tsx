import { useComputedColorScheme } from '@mantine/core';
import { Panel, type ReactFlowState, useReactFlow, useStore } from '@xyflow/react';
import { memo, type PointerEvent, useEffect, useMemo, useRef } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import type { Flow } from '#schemas/flow/flow.ts';
import { CARD } from './node-geometry.ts';
import classes from './overview.module.css';

const WIDTH = 150;
const HEIGHT = 96;
const MARGIN = 6;
/** About the middle of how tall cards are; the overview shows where they stand, not what they hold. */
const CARD_HEIGHT = 130;

/**
 * The whole flow in the corner, with what is in view; drag to go elsewhere. Its picture is drawn once per change of the
 * flow and not with every frame of a moving canvas, which is what React Flow's own one costs on a thousand nodes.
 */
export const Overview = memo(function Overview({ flow }: { flow: Flow }) {
  const { graph: texts } = useMessages().flows;
  const { setCenter, getZoom } = useReactFlow();
  const canvas = useRef<HTMLCanvasElement>(null);
  const scheme = useComputedColorScheme('light');
  const scale = useMemo(() => fit(flow), [flow]);

  useEffect(() => {
    if (canvas.current) draw(canvas.current, flow, scale);
  }, [flow, scale, scheme]);

  const go = (event: PointerEvent<HTMLElement>) => {
    if (event.buttons !== 1) return;
    const box = event.currentTarget.getBoundingClientRect();
    const x = (event.clientX - box.left - scale.left) / scale.factor;
    const y = (event.clientY - box.top - scale.top) / scale.factor;
    void setCenter(x, y, { zoom: getZoom() });
  };
  return (
    <Panel position="bottom-right" className={classes.panel}>
      <div
        className={classes.overview}
        role="img"
        aria-label={texts.minimap}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          go(event);
        }}
        onPointerMove={go}
      >
        <canvas ref={canvas} className={classes.picture} style={{ width: WIDTH, height: HEIGHT }} />
        <InView scale={scale} />
      </div>
    </Panel>
  );
});

/** Flows of a few nodes are in view as a whole anyway. */
export function needsOverview(flow: Flow): boolean {
  return flow.nodes.length > 15;
}

interface Scale {
  factor: number;
  /** Where the canvas's origin lies in the picture. */
  left: number;
  top: number;
}

/** The frame around what is in view; the one thing here that moves with the canvas. */
function InView({ scale: { factor, left, top } }: { scale: Scale }) {
  const x = useStore(viewX);
  const y = useStore(viewY);
  const width = useStore(viewWidth);
  const height = useStore(viewHeight);
  return (
    <div
      className={classes.view}
      style={{
        width: width * factor,
        height: height * factor,
        transform: `translate(${left + x * factor}px, ${top + y * factor}px)`,
      }}
    />
  );
}

const viewX = ({ transform: [x, , zoom] }: ReactFlowState) => -x / zoom;
const viewY = ({ transform: [, y, zoom] }: ReactFlowState) => -y / zoom;
const viewWidth = ({ width, transform: [, , zoom] }: ReactFlowState) => width / zoom;
const viewHeight = ({ height, transform: [, , zoom] }: ReactFlowState) => height / zoom;

function fit({ nodes }: Flow): Scale {
  const xs = nodes.map((node) => node.position.x);
  const ys = nodes.map((node) => node.position.y);
  // Thousands of arguments to Math.min would be too many for some browsers.
  const least = (values: number[]) => values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const most = (values: number[]) => values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const [minX, minY] = [least(xs), least(ys)];
  const width = most(xs) + CARD.width - minX;
  const height = most(ys) + CARD_HEIGHT - minY;
  const factor = Math.min((WIDTH - 2 * MARGIN) / width, (HEIGHT - 2 * MARGIN) / height);
  return {
    factor,
    left: (WIDTH - width * factor) / 2 - minX * factor,
    top: (HEIGHT - height * factor) / 2 - minY * factor,
  };
}

function draw(canvas: HTMLCanvasElement, { nodes }: Flow, { factor, left, top }: Scale): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const density = window.devicePixelRatio;
  canvas.width = WIDTH * density;
  canvas.height = HEIGHT * density;
  context.scale(density, density);
  context.fillStyle = getComputedStyle(canvas).color;
  for (const { position } of nodes) {
    const width = Math.max(1, CARD.width * factor);
    const height = Math.max(1, CARD_HEIGHT * factor);
    context.fillRect(left + position.x * factor, top + position.y * factor, width, height);
  }
}
