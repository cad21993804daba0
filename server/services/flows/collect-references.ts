import type { Flow } from '#schemas/flow/flow.ts';
import { isReferenceKind, type ReferenceKind, visitFields } from '#schemas/nodes/fields.ts';
import { nodeKind } from '#schemas/nodes/index.ts';

/** Ids by what they are the ids of. */
export type References = ReadonlyMap<ReferenceKind, ReadonlySet<string>>;

/** Everything outside a flow that its nodes name. */
export function collectReferences(flow: Flow): References {
  const found = new Map<ReferenceKind, Set<string>>();
  for (const node of flow.nodes) {
    const kind = nodeKind(node.kind);
    if (!kind) continue;
    visitFields(kind.config, node.config, ({ meta: { reference }, value }) => {
      if (typeof value !== 'string' || value === '' || !isReferenceKind(reference)) return;
      const ids = found.get(reference) ?? new Set();
      found.set(reference, ids.add(value));
    });
  }
  return found;
}
