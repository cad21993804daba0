import type { Flow, FlowNode } from '#schemas/flow/flow.ts';
import { type VisitedField, visitFields } from '#schemas/nodes/fields.ts';
import { nodeKind } from '#schemas/nodes/index.ts';
import { namesInExpression, namesInTemplate } from './rename-in-expression.ts';

/** How often each name is read or set by the nodes of a flow. */
export function countVariableUse(flow: Pick<Flow, 'nodes'>): Map<string, number> {
  const uses = new Map<string, number>();
  for (const node of flow.nodes) {
    for (const name of namesUsedBy(node)) uses.set(name, (uses.get(name) ?? 0) + 1);
  }
  return uses;
}

const cache = new WeakMap<FlowNode, string[]>();

/** Every use of a name in a node, once per field. */
export function namesUsedBy(node: FlowNode): string[] {
  const known = cache.get(node);
  if (known) return known;
  const names = evaluatedFields(node).flatMap((found) => [...found.names]);
  cache.set(node, names);
  return names;
}

/** The nodes that read or set a variable. */
export function nodesUsing(flow: Flow, name: string): string[] {
  return flow.nodes.filter((node) => namesUsedBy(node).includes(name)).map((node) => node.id);
}

export interface EvaluatedField {
  field: VisitedField;
  as: 'variable' | 'expression' | 'template';
  text: string;
  names: Set<string>;
}

/** The fields of a node that name variables. */
export function evaluatedFields(node: FlowNode): EvaluatedField[] {
  const kind = nodeKind(node.kind);
  if (!kind) return [];
  const found: EvaluatedField[] = [];
  visitFields(kind.config, node.config, (field) => {
    const { value: text, meta } = field;
    if (typeof text !== 'string' || text === '') return;
    if (meta.reference === 'variable') found.push({ field, as: 'variable', text, names: new Set([text]) });
    else if (meta.evaluated === 'template') found.push({ field, as: 'template', text, names: namesInTemplate(text) });
    else if (meta.evaluated) found.push({ field, as: 'expression', text, names: namesInExpression(text) });
  });
  return found;
}
