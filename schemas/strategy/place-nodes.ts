import type { FlowNode } from '#schemas/flow/flow.ts';

interface NewNode {
  id: string;
  kind: string;
  config: object;
  built: ReadonlyMap<string, { exits: Record<string, string | undefined> }>;
}

/** How far the kinds of a strategy stand from the start, in columns. */
const COLUMNS: Record<string, number> = {
  'phone-number': 1,
  'time-ranges': 2,
  'attempt-switch': 3,
  call: 4,
  'machine-message': 5,
  'send-sms': 6,
};
const LAST_COLUMN = 7;
const COLUMN = 320;
const ROW = 40;
/** About the height of a card: by its exits, which it shows one below the other. */
const HEIGHTS: Record<string, number> = { call: 400, 'phone-number': 220, 'time-ranges': 260, 'attempt-switch': 220 };
const HEIGHT = 160;

/** Places nodes that come new: in the column of their kind, beside what leads to them, on free ground. */
export function createPlacer(present: readonly FlowNode[]): (node: NewNode) => FlowNode {
  const placed = [...present];
  const start = present.find(({ kind }) => kind === 'start')?.position ?? { x: 0, y: 0 };
  return ({ id, kind, config, built }) => {
    const x = start.x + (COLUMNS[kind] ?? LAST_COLUMN) * COLUMN;
    const beside = placed.find((node) => Object.values(built.get(node.id)?.exits ?? {}).includes(id));
    let y = beside?.position.y ?? start.y;
    while (placed.some((other) => overlaps({ x, y, height: heightOf(kind) }, other))) y += ROW;
    const made: FlowNode = { id, kind, label: '', position: { x, y }, config: { ...config } };
    placed.push(made);
    return made;
  };
}

function overlaps(spot: { x: number; y: number; height: number }, { position, kind }: FlowNode): boolean {
  const apart = Math.abs(position.x - spot.x) >= COLUMN - ROW;
  return !apart && position.y < spot.y + spot.height && spot.y < position.y + heightOf(kind);
}

function heightOf(kind: string): number {
  return HEIGHTS[kind] ?? HEIGHT;
}
