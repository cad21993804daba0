import type { NodeState, Targets } from '../node-kind.ts';
import type { ImportedConfig } from './node.ts';

/** Takes the first way out: a draft with placeholders can be tried, though not published. */
export function compileImported(config: ImportedConfig, to: Targets): Record<string, NodeState> {
  const [first] = config.outcomes;
  const next = to.exit(first === undefined ? 'none' : `to-${first}`);
  return { pass: { type: 'assign', set: [], then: next, failed: next } };
}
