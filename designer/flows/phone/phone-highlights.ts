import { createStore } from '../editor/store.ts';
import { type Highlights, NO_HIGHLIGHTS } from '../graph/highlights.ts';

/** What the test call in progress lights on the canvas. There is one test phone per browser tab. */
export const phoneHighlights = createStore<{ flowId: string; highlights: Highlights }>({
  flowId: '',
  highlights: NO_HIGHLIGHTS,
});
