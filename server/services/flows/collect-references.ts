import type { Flow } from '#schemas/flow/flow.ts';
import { visitFields } from '#schemas/nodes/fields.ts';
import { nodeKind } from '#schemas/nodes/index.ts';

export interface References {
  audio: ReadonlySet<string>;
  flows: ReadonlySet<string>;
}

/** Everything outside a flow that its nodes name. */
export function collectReferences(flow: Flow): References {
  const audio = new Set<string>();
  const flows = new Set<string>();
  for (const node of flow.nodes) {
    const kind = nodeKind(node.kind);
    if (!kind) continue;
    visitFields(kind.config, node.config, ({ meta, value }) => {
      if (typeof value !== 'string' || value === '') return;
      if (meta.reference === 'audio') audio.add(value);
      if (meta.reference === 'flow') flows.add(value);
    });
  }
  return { audio, flows };
}
