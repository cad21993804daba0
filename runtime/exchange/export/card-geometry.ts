import type { NodeView } from '#schemas/nodes/describe-node.ts';

/**
 * Sizes of a node's card in canvas pixels. Cards have the size their content calls for without being measured, so that
 * a thousand of them can be laid out, navigated and drawn as edges without ever being in the page.
 */
export const CARD = {
  width: 240,
  header: 46,
  summaryLine: 17,
  summaryPadding: 9,
  exit: 25,
  footer: 5,
  handle: 12,
} as const;

const CHARACTERS_PER_LINE = 38;

export function summaryLines(summary: string): 0 | 1 | 2 {
  if (summary === '') return 0;
  return summary.length > CHARACTERS_PER_LINE ? 2 : 1;
}

export interface NodeSize {
  width: number;
  height: number;
}

export function measureCard(view: NodeView, extraExits = 0): NodeSize {
  return {
    width: CARD.width,
    height: exitsTop(view) + (view.exits.length + extraExits) * CARD.exit + footer(view, extraExits),
  };
}

/** Middle of the dot an exit's edge starts from, below the top of the card. */
export function exitY(view: NodeView, index: number): number {
  return exitsTop(view) + index * CARD.exit + CARD.exit / 2;
}

/** Middle of the dot that edges lead to. */
export const ENTRY_Y = CARD.header / 2;

function exitsTop(view: NodeView): number {
  const lines = summaryLines(view.summary);
  return CARD.header + (lines > 0 ? lines * CARD.summaryLine + CARD.summaryPadding : 0);
}

function footer(view: NodeView, extraExits: number): number {
  return view.exits.length + extraExits > 0 ? CARD.footer : 0;
}
