import type { FlowNode } from '#schemas/flow/flow.ts';
import { exitsOf, START_KIND } from './exits-of.ts';
import { nodeKind } from './index.ts';
import type { NodeCategory } from './node-kind.ts';

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

/** Describes a node in the language of the interface; what callers hear is quoted in `spoken`. */
export function describeNode(node: FlowNode, ui: UiLanguage, spoken: string): NodeView {
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
      name: exit.labels?.[spoken] || exit.label || texts?.exits[exit.id] || exit.id,
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
