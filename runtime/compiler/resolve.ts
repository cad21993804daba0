import type { DataColumn } from '#schemas/domain/data-file.ts';
import type { Flow, FlowNode } from '#schemas/flow/flow.ts';
import type { CatalogueKind } from '#schemas/nodes/fields.ts';
import { nodeKind } from '#schemas/nodes/index.ts';
import type { NodeKind } from '#schemas/nodes/node-kind.ts';

/** What a flow needs from its installation to be checked and lowered. */
export interface CompileEnvironment {
  /** The published document of another flow. */
  subFlow(id: string): Flow | undefined;
  hasAudio(id: string): boolean;
  /** Ids of what the installation has; a kind that is absent is not known here and not checked. */
  catalogue?: Partial<Record<CatalogueKind, ReadonlySet<string>>>;
  /** The columns of a data file of this installation; absent where data files are not known and not checked. */
  dataFile?(id: string): { columns: readonly Pick<DataColumn, 'name' | 'type'>[] } | undefined;
  speech: { available: boolean; languages: readonly string[] };
  /** Also says of which conditions the checker cannot tell when they hold. */
  thorough?: boolean;
}

/** A node with its kind looked up and its config parsed. */
export interface ResolvedNode {
  node: FlowNode;
  kind: NodeKind;
  config: unknown;
  exits: ReturnType<NodeKind['exits']>;
}

/** A flow whose nodes are understood as far as they can be, with look-ups that every later pass needs. */
export interface ResolvedFlow {
  flow: Flow;
  nodes: Map<string, ResolvedNode>;
  /** Target node by source node and exit. */
  targets: Map<string, Map<string, string>>;
  /** Nodes of an unknown kind, or whose config their kind does not accept. */
  unresolved: { node: FlowNode; kind: NodeKind | undefined; issues: ConfigIssue[] }[];
}

export type ConfigIssue = NonNullable<ReturnType<NodeKind['config']['safeParse']>['error']>['issues'][number];

/** Looks kinds up and parses configs. */
export function resolveFlow(flow: Flow): ResolvedFlow {
  const resolved: ResolvedFlow = { flow, nodes: new Map(), targets: new Map(), unresolved: [] };
  for (const node of flow.nodes) {
    const kind = nodeKind(node.kind);
    const parsed = kind?.config.safeParse(node.config);
    if (!kind || !parsed?.success) {
      resolved.unresolved.push({ node, kind, issues: parsed?.error?.issues ?? [] });
      continue;
    }
    resolved.nodes.set(node.id, { node, kind, config: parsed.data, exits: kind.exits(parsed.data) });
  }
  for (const edge of flow.edges) {
    const exits = resolved.targets.get(edge.source) ?? new Map<string, string>();
    if (!exits.has(edge.exit)) exits.set(edge.exit, edge.target);
    resolved.targets.set(edge.source, exits);
  }
  return resolved;
}
