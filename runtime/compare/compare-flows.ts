import type { Flow, FlowEdge, FlowNode } from '#schemas/flow/flow.ts';
import { nodeKind } from '#schemas/nodes/index.ts';
import { compareValues, sameValue, type ValueChange } from './compare-values.ts';
import { nodeFieldWords, nodeValueWords, ownFieldWords } from './field-words.ts';
import { nodeTitle, plain, wordsOf } from './flow-words.ts';
import { inBoth, type Words } from './words.ts';

export type ChangePart = 'flow' | 'node' | 'edge' | 'variable' | 'note' | 'test' | 'waiver';

export interface FieldChange extends ValueChange {
  /** What the field is called, as the inspector names it. */
  name: Words;
  /** What it held and holds, where the inspector shows it otherwise than it is kept. */
  shown?: { before?: Words; after?: Words };
}

/** One part of a flow that is not the same in two versions. */
export interface Change {
  part: ChangePart;
  /** `moved` is a node or note that only stands elsewhere; `redirected` a connection that leads to another node. */
  type: 'added' | 'removed' | 'changed' | 'moved' | 'redirected';
  /** Of the part in its list; for a connection `<node>><exit>`. With `part` it is unique in a comparison. */
  id: string;
  title: Words;
  /** The node to look at: itself, or the one a connection starts from. */
  node?: string;
  fields: FieldChange[];
  /** The part also stands elsewhere on the canvas. */
  moved?: boolean;
  /** Where a connection led and leads. */
  leads?: { before?: Words; after?: Words };
}

/** What a flow says differently after than before, part by part; empty when both say the same. */
export function compareFlows(before: Flow, after: Flow): Change[] {
  return [
    ...compareOwn(before, after),
    ...compareNodes(before, after),
    ...compareEdges(before, after),
    ...compareLists('variable', before.variables, after.variables, byName),
    ...compareLists('note', before.notes, after.notes, {
      id: (note) => note.id,
      title: (note) => note.text.split('\n')[0]?.slice(0, TITLE_LENGTH) || note.id,
    }),
    ...compareLists('test', before.tests, after.tests, byName),
    ...compareLists('waiver', before.waivers, after.waivers, {
      id: ({ rule, node = '' }) => `${rule} ${node}`.trim(),
      title: ({ rule, node }) => (node === undefined ? rule : `${rule} (${node})`),
    }),
  ];
}

const TITLE_LENGTH = 60;

const byName = { id: ({ name }: { name: string }) => name, title: ({ name }: { name: string }) => name };

/** Everything about a flow that is in no list, whatever later versions of the format add to it. */
function compareOwn(before: Flow, after: Flow): Change[] {
  const changes = compareValues(ownFields(before), ownFields(after));
  if (changes.length === 0) return [];
  const fields = changes.map((change) => ({ ...change, name: ownFieldWords(change.path) }));
  return [{ part: 'flow', type: 'changed', id: after.id, title: plain(after.name), fields }];
}

function ownFields({ nodes, edges, variables, notes, tests, waivers, id, format, ...own }: Flow) {
  return own;
}

function compareNodes(before: Flow, after: Flow): Change[] {
  return match(before.nodes, after.nodes, (node) => node.id).flatMap(({ id, old, now }): Change[] => {
    if (old && now) return compareNode(old, now);
    const node = old ?? now;
    return node
      ? [{ part: 'node', type: old ? 'removed' : 'added', id, node: id, title: nodeTitle(node), fields: [] }]
      : [];
  });
}

function compareNode(before: FlowNode, after: FlowNode): Change[] {
  if (sameValue(before, after)) return [];
  const moved = !sameValue(before.position, after.position);
  const kind = nodeKind(after.kind);
  const sameKind = before.kind === after.kind;
  const fields = compareValues(
    { kind: before.kind, label: before.label, config: sameKind ? readConfig(before) : undefined },
    { kind: after.kind, label: after.label, config: sameKind ? readConfig(after) : undefined },
  ).map((change) => ({
    ...change,
    name: nodeFieldWords(kind, change.path),
    shown: {
      before: nodeValueWords(kind, change.path, change.before),
      after: nodeValueWords(kind, change.path, change.after),
    },
  }));
  if (fields.length === 0 && !moved) return [];
  const type = fields.length === 0 ? 'moved' : 'changed';
  return [{ part: 'node', type, id: after.id, node: after.id, title: nodeTitle(after), fields, moved }];
}

/** The config with its defaults filled in: leaving a default out or writing it down means the same. */
function readConfig(node: FlowNode): unknown {
  const parsed = nodeKind(node.kind)?.config.safeParse(node.config);
  return parsed?.success ? parsed.data : node.config;
}

/** A connection is its exit: whatever id it has, two versions are compared by where each exit leads. */
function compareEdges(before: Flow, after: Flow): Change[] {
  const words = { before: wordsOf(before), after: wordsOf(after) };
  return match(before.edges, after.edges, edgeKey).flatMap(({ id, old, now }): Change[] => {
    const edge = now ?? old;
    if (!edge || old?.target === now?.target) return [];
    const { node, exit } = now ? words.after : words.before;
    const from = { node: node(edge.source), exit: exit(edge.source, edge.exit) };
    return [
      {
        part: 'edge',
        type: old && now ? 'redirected' : old ? 'removed' : 'added',
        id,
        title: inBoth((language) => `${from.node[language]} › ${from.exit[language]}`),
        node: edge.source,
        fields: [],
        leads: { before: old && words.before.node(old.target), after: now && words.after.node(now.target) },
      },
    ];
  });
}

/** How comparisons name a connection. */
export function edgeKey({ source, exit }: Pick<FlowEdge, 'source' | 'exit'>): string {
  return `${source}>${exit}`;
}

interface Naming<Item> {
  id: (item: Item) => string;
  title: (item: Item) => string;
}

/** Lists whose items need nothing of their own kind to be described. */
function compareLists<Item extends object>(
  part: ChangePart,
  before: readonly Item[],
  after: readonly Item[],
  naming: Naming<Item>,
): Change[] {
  return match(before, after, naming.id).flatMap(({ id, old, now }): Change[] => {
    const item = now ?? old;
    if (!item) return [];
    const title = plain(naming.title(item));
    if (!old || !now) return [{ part, type: old ? 'removed' : 'added', id, title, fields: [] }];
    const found = compareValues(old, now);
    if (found.length === 0) return [];
    const told = found.filter(({ path }) => path[0] !== 'position');
    const fields = told.map((change) => ({ ...change, name: ownFieldWords(change.path) }));
    const type = told.length === 0 ? 'moved' : 'changed';
    return [{ part, type, id, title, fields, moved: told.length < found.length }];
  });
}

interface Match<Item> {
  id: string;
  old: Item | undefined;
  now: Item | undefined;
}

/** Pairs items of the same id: those of before in their order, then new ones. A repeated id is counted: `a`, `a#2`. */
function match<Item>(before: readonly Item[], after: readonly Item[], idOf: (item: Item) => string): Match<Item>[] {
  const old = byId(before, idOf);
  const now = byId(after, idOf);
  return [...new Set([...old.keys(), ...now.keys()])].map((id) => ({ id, old: old.get(id), now: now.get(id) }));
}

function byId<Item>(items: readonly Item[], idOf: (item: Item) => string): Map<string, Item> {
  const found = new Map<string, Item>();
  for (const item of items) {
    const id = idOf(item);
    let free = id;
    for (let times = 2; found.has(free); times += 1) free = `${id}#${times}`;
    found.set(free, item);
  }
  return found;
}
