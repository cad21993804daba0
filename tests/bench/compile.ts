import { compileFlow } from '#runtime/compiler/compile.ts';
import { benchEnvironment as environment, largeFlow } from './bench-flow.ts';
import { type Figure, figure } from './figure.ts';
import { median } from './sessions.ts';

const NODES = 1000;
const ROUNDS = 15;
const LIMIT_MS = 100;

/** From the document of a flow of 1,000 nodes to its machine; the checks have a bench of their own. */
export function benchCompile(): Figure[] {
  const document = largeFlow(NODES);
  const times = Array.from({ length: ROUNDS }, () => {
    const begun = performance.now();
    const { ir } = compileFlow({ document, environment });
    if (!ir || Object.keys(ir.states).length < NODES) throw new Error('the bench flow does not compile');
    return performance.now() - begun;
  });
  return [
    figure({
      name: 'compile-first',
      value: times[0] ?? 0,
      unit: 'ms',
      limit: LIMIT_MS,
      goal: 'the very first compile in a process, nothing cached',
    }),
    figure({ name: 'compile', value: median(times), unit: 'ms', limit: LIMIT_MS, goal: 'at most 1.0 of 100 ms' }),
  ];
}
