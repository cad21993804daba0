import { compareFlows } from '#runtime/compare/compare-flows.ts';
import { type Flow, flow } from '#schemas/flow/flow.ts';
import { largeFlow } from './bench-flow.ts';
import { type Figure, figure } from './figure.ts';
import { median } from './sessions.ts';

const NODES = 500;
const ROUNDS = 15;
const LIMIT_MS = 300;

/** Two versions of a flow of 500 nodes between which every node has changed and moved, and every connection is new. */
export function benchDiff(): Figure[] {
  const before = flow.parse(largeFlow(NODES));
  const after = rework(before);
  const times = Array.from({ length: ROUNDS }, () => {
    const begun = performance.now();
    const changes = compareFlows(before, after);
    if (changes.length < NODES * 2) throw new Error(`only ${changes.length} changes were found`);
    return performance.now() - begun;
  });
  const goal = 'at most 1.0 of 300 ms';
  return [
    figure({ name: 'diff-first', value: times[0] ?? 0, unit: 'ms', limit: LIMIT_MS, goal }),
    figure({ name: 'diff', value: median(times), unit: 'ms', limit: LIMIT_MS, goal }),
  ];
}

function rework(before: Flow): Flow {
  const after = structuredClone(before);
  for (const node of after.nodes) {
    node.label = `${node.label} (new)`;
    node.position.x += 40;
    rename(node.config);
  }
  after.edges.forEach((edge, index) => {
    edge.target = after.nodes[(index * 7 + 1) % after.nodes.length]?.id ?? edge.target;
  });
  return after;
}

/** Changes every text inside. */
function rename(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inside] of Object.entries(value)) {
    if (key === 'label' || key === 'en') Object.assign(value, { [key]: `${inside}, reworded` });
    else rename(inside);
  }
}
