import type { Flow, FlowNode } from '#schemas/flow/flow.ts';
import { nodeKind } from '#schemas/nodes/index.ts';
import { inBoth, type Words } from './words.ts';

/** What people call the nodes and exits of a flow. */
export interface FlowWords {
  node(id: string): Words;
  exit(node: string, exit: string): Words;
}

/** Looks names up in a flow; what it does not have keeps its id. */
export function wordsOf(flow: Pick<Flow, 'nodes'>): FlowWords {
  const nodes = new Map(flow.nodes.map((node) => [node.id, node]));
  return {
    node(path) {
      // Of a path through sub-flows only the first node stands in this flow.
      const [id = '', ...inside] = path.split('/');
      const node = nodes.get(id);
      const title = node ? nodeTitle(node) : plain(id);
      return inBoth((language) => [title[language], ...inside].join(' › '));
    },
    exit(id, exit) {
      const node = nodes.get(id);
      return node ? exitName(node, exit) : plain(exit);
    },
  };
}

/** A node's label, or the name of its kind where it has none. */
export function nodeTitle(node: FlowNode): Words {
  if (node.label) return plain(node.label);
  const texts = nodeKind(node.kind)?.texts;
  return inBoth((language) => texts?.[language].name ?? node.kind);
}

function exitName(node: FlowNode, exit: string): Words {
  const kind = nodeKind(node.kind);
  if (!kind) return plain(exit);
  const config = kind.config.safeParse(node.config);
  const label = config.success && kind.exits(config.data).find(({ id }) => id === exit)?.label;
  return label ? plain(label) : inBoth((language) => kind.texts[language].exits[exit] ?? exit);
}

export function plain(text: string): Words {
  return { en: text, fr: text };
}
