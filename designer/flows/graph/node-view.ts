import type { FlowNode } from '#schemas/flow/flow.ts';
import { describeNode, type NodeView, type UiLanguage } from '#schemas/nodes/describe-node.ts';

export type { NodeView, UiLanguage, ViewedExit } from '#schemas/nodes/describe-node.ts';

const caches = new Map<string, WeakMap<FlowNode, NodeView>>();

/** Describes a node; the same node in the same languages is described once. */
export function viewNode(node: FlowNode, ui: UiLanguage, spoken: string): NodeView {
  const key = `${ui}/${spoken}`;
  const cache = caches.get(key) ?? new WeakMap<FlowNode, NodeView>();
  caches.set(key, cache);
  const known = cache.get(node);
  if (known) return known;
  const view = describeNode(node, ui, spoken);
  cache.set(node, view);
  return view;
}
