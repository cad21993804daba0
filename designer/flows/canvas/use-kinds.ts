import { nodeKinds } from '#schemas/nodes/index.ts';
import type { NodeCategory, NodeKind } from '#schemas/nodes/node-kind.ts';
import { useFlow } from '../editor/editor.ts';

/** The order in which groups of kinds are offered. */
export const GROUPS = ['talk', 'queue', 'logic', 'data', 'call'] as const satisfies readonly NodeCategory[];

const ALL: readonly NodeKind[] = Object.values(nodeKinds);

/** The kinds that have a place in this flow. */
export function useKinds(): readonly NodeKind[] {
  const flowKind = useFlow((flow) => flow.kind);
  return ALL.filter((kind) => kind.flowKinds.includes(flowKind) && !kind.placeholder);
}
