import { createStore } from '../editor/store.ts';
import { type Highlights, NO_HIGHLIGHTS } from '../graph/highlights.ts';

interface PhoneLights {
  flowId: string;
  highlights: Highlights;
  /** Keeps the node the call stands on in view. */
  follow: boolean;
}

/** What the test call in progress lights on the canvas. There is one test phone per browser tab. */
export const phoneHighlights = createStore<PhoneLights>({ flowId: '', highlights: NO_HIGHLIGHTS, follow: false });
