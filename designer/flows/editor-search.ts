import { z } from 'zod';
import { panels } from './editor/editor.ts';

/** How a flow can be seen; the table is for call strategies. */
const editorViews = ['canvas', 'table', 'json'] as const;
export type EditorViewName = (typeof editorViews)[number];

/** What the address of the editor says besides the flow: where one stands, so that links lead there. */
export const editorSearch = z.object({
  node: z.string().optional().catch(undefined),
  view: z.enum(editorViews).optional().catch(undefined),
  /** Two versions side by side, as `3..draft`. */
  compare: z.string().optional().catch(undefined),
  /** A thread of comments to show. */
  thread: z.string().optional().catch(undefined),
  panel: z.enum(panels).optional().catch(undefined),
});
