import type { FlowNode } from '#schemas/flow/flow.ts';
import { nodeKind } from '#schemas/nodes/index.ts';
import type { NodeCategory } from '#schemas/nodes/node-kind.ts';
import { exitsOf, START_KIND } from '../document/exits-of.ts';

export type UiLanguage = 'en' | 'fr';

export interface ViewedExit {
  id: string;
  name: string;
  optional: boolean;
  /** An edge leaves through it although the node no longer has it. */
  gone?: boolean;
}

/** A node in words: what its card shows, what a screen reader says and what search looks through. */
export interface NodeView {
  title: string;
  kindName: string;
  icon: string;
  category: NodeCategory | 'unknown';
  summary: string;
  exits: ViewedExit[];
  hasEntry: boolean;
}

const caches = new Map<string, WeakMap<FlowNode, NodeView>>();

/** Describes a node in the language of the interface; what callers hear is quoted in `spoken`. */
export function viewNode(node: FlowNode, ui: UiLanguage, spoken: string): NodeView {
  const key = `${ui}/${spoken}`;
  const cache = caches.get(key) ?? new WeakMap<FlowNode, NodeView>();
  caches.set(key, cache);
  const known = cache.get(node);
  if (known) return known;
  const view = describe(node, ui, spoken);
  cache.set(node, view);
  return view;
}

function describe(node: FlowNode, ui: UiLanguage, spoken: string): NodeView {
  const kind = nodeKind(node.kind);
  const texts = kind?.texts[ui];
  const kindName = texts?.name ?? node.kind;
  return {
    title: node.label || kindName,
    kindName,
    icon: kind?.icon ?? 'question-mark',
    category: kind?.category ?? 'unknown',
    summary: summarise(node, spoken),
    exits: exitsOf(node).map((exit) => ({
      id: exit.id,
      name: exit.label || texts?.exits[exit.id] || exit.id,
      optional: exit.optional ?? false,
    })),
    hasEntry: node.kind !== START_KIND,
  };
}

function summarise(node: FlowNode, spoken: string): string {
  const kind = nodeKind(node.kind);
  const parsed = kind?.config.safeParse(node.config);
  return kind && parsed?.success ? kind.summary(parsed.data, spoken).replace(/\s+/g, ' ').trim() : '';
}
