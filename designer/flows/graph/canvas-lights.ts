import type { Panel } from '../editor/editor.ts';
import { createStore } from '../editor/store.ts';
import { type Highlights, NO_HIGHLIGHTS } from './highlights.ts';

interface CanvasLights {
  flowId: string;
  /** The panel that lit it: the light is on while that panel is open. */
  panel: Panel | 'problems';
  highlights: Highlights;
  /** Keeps the current node in view. */
  follow: boolean;
}

const DARK: CanvasLights = { flowId: '', panel: 'inspector', highlights: NO_HIGHLIGHTS, follow: false };

/** What a panel (a test call, a trail, coverage, traffic) lights on the canvas of this browser tab; the last one wins. */
export const canvasLights = createStore<CanvasLights>(DARK);

export function putOutLights(): void {
  canvasLights.set(DARK);
}
