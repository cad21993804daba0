import { compileFlow } from '#runtime/compiler/compile.ts';
import { benchEnvironment as environment, largeFlow } from './bench-flow.ts';
import { type Figure, figure } from './figure.ts';
import { median } from './sessions.ts';

const ROUNDS = 7;

/** As one types, and for the largest flows that anybody draws. */
const LIMITS = [
  { nodes: 100, limitMs: 200 },
  { nodes: 2000, limitMs: 2000 },
];

/** Every check of a flow, as the designer's worker runs them after each change. */
export function benchCheck(): Figure[] {
  return LIMITS.map(({ nodes, limitMs }) => {
    const document = largeFlow(nodes);
    const times = Array.from({ length: ROUNDS }, () => {
      const begun = performance.now();
      const { diagnostics, reckoning } = compileFlow({ document, environment });
      if (diagnostics.length === 0 || reckoning.ends.length === 0) throw new Error('nothing was checked');
      return performance.now() - begun;
    });
    return figure({
      name: `check-${nodes}`,
      value: median(times),
      unit: 'ms',
      limit: limitMs,
      goal: `at most 1.0 of ${limitMs} ms for ${nodes} nodes, best and worst ways included`,
    });
  });
}
