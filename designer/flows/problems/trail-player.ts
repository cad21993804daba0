import { useEffect, useState } from 'react';
import type { Diagnostic } from '#schemas/diagnostics/diagnostic.ts';
import { useEditor } from '../editor/editor.ts';
import { canvasLights, putOutLights } from '../graph/canvas-lights.ts';
import { exitKey } from '../graph/graph-elements.ts';
import type { Highlights } from '../graph/highlights.ts';

export type Trail = NonNullable<Diagnostic['trail']>;

/** Slow enough to read what happens at each node. */
const STEP_MS = 1100;

/** Plays the way to a finding on the canvas: by itself, or one step at a time. */
export function useTrailPlayer() {
  const { flowId } = useEditor();
  const [trail, setTrail] = useState<Trail | null>(null);
  const [step, setStep] = useState(0);
  const [moving, setMoving] = useState(false);
  const last = (trail?.length ?? 1) - 1;

  useEffect(() => {
    if (!moving) return;
    const timer = setInterval(() => setStep((before) => Math.min(before + 1, last)), STEP_MS);
    return () => clearInterval(timer);
  }, [moving, last]);

  useEffect(() => {
    if (step >= last) setMoving(false);
  }, [step, last]);

  useEffect(() => {
    if (!trail) return;
    canvasLights.set({ flowId, panel: 'problems', highlights: highlightTrail(trail, step), follow: true });
    return putOutLights;
  }, [trail, step, flowId]);

  return {
    trail,
    step,
    last,
    moving,
    play(wanted: Trail) {
      setTrail(wanted);
      setStep(0);
      setMoving(wanted.length > 1);
    },
    toggle() {
      if (!moving && step >= last) setStep(0);
      setMoving(!moving);
    },
    goTo(to: number) {
      setMoving(false);
      setStep(Math.min(Math.max(to, 0), last));
    },
    stop: () => setTrail(null),
  };
}

export type TrailPlayer = ReturnType<typeof useTrailPlayer>;

/** The way up to a step. What happens inside a sub-flow lights the node that runs it. */
function highlightTrail(trail: Trail, step: number): Highlights {
  const nodes = new Map<string, { count: number; remark?: string }>();
  const exits = new Map<string, number>();
  let current: string | undefined;
  for (const { node, exit } of trail.slice(0, step + 1)) {
    const [drawn = node, ...inside] = node.split('/');
    if (drawn !== current || inside.length === 0) nodes.set(drawn, { count: (nodes.get(drawn)?.count ?? 0) + 1 });
    if (exit !== undefined && inside.length === 0) {
      const key = exitKey(drawn, exit);
      exits.set(key, (exits.get(key) ?? 0) + 1);
    }
    current = drawn;
  }
  return { current, nodes, exits };
}
