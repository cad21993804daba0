import type { Diagnostic } from '#schemas/diagnostics/diagnostic.ts';
import { describeReason } from '#schemas/diagnostics/reasons.ts';
import type { FlowNode } from '#schemas/flow/flow.ts';
import type { NodeKind } from '#schemas/nodes/node-kind.ts';
import type { ConfigIssue } from '../resolve.ts';
import type { CheckedFlow } from './check-pass.ts';
import { fieldNames } from './field-names.ts';

/** Kinds that do not exist or have no place in this flow, configs that break their schema, ids that are not unique. */
export function checkConfigs({ resolved: { flow, nodes, unresolved } }: CheckedFlow): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const { node, kind, issues } of unresolved) {
    if (!kind) found.push({ rule: 'unknown-kind', severity: 'error', node: node.id, params: { kind: node.kind } });
    else found.push(...issues.map((issue) => describeIssue(node, kind, issue)));
  }
  for (const { node, kind } of nodes.values()) {
    if (kind.flowKinds.includes(flow.kind)) continue;
    const params = { kind: kind.texts.en.name, kindFr: kind.texts.fr.name, flowKind: flow.kind };
    found.push({ rule: 'kind-not-allowed', severity: 'error', node: node.id, params });
  }
  return [
    ...found,
    ...duplicates(flow.nodes.map(({ id }) => id)).map((id) => duplicate('Node', 'Le nœud', id, { node: id })),
    ...duplicates(flow.edges.map(({ id }) => id)).map((id) => duplicate('Edge', 'Le lien', id, { edge: id })),
    ...duplicates(flow.notes.map(({ id }) => id)).map((id) => duplicate('Note', 'La note', id, {})),
    ...duplicates(flow.variables.map(({ name }) => name)).map((name) =>
      duplicate('Variable', 'La variable', name, { variable: name }),
    ),
  ];
}

function describeIssue(node: FlowNode, kind: NodeKind, issue: ConfigIssue): Diagnostic {
  const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
  return {
    rule: 'invalid-config',
    severity: 'error',
    node: node.id,
    path,
    params: {
      ...fieldNames(kind, path),
      reason: describeReason(issue, 'en'),
      reasonFr: describeReason(issue, 'fr'),
    },
  };
}

function duplicate(what: string, whatFr: string, id: string, where: Partial<Diagnostic>): Diagnostic {
  return { rule: 'duplicate-id', severity: 'error', ...where, params: { what, whatFr, id } };
}

/** The values that occur more than once, each of them once. */
function duplicates(values: readonly string[]): string[] {
  const seen = new Set<string>();
  return [...new Set(values.filter((value) => seen.has(value) || !seen.add(value)))];
}
