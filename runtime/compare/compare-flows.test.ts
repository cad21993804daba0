import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawEdge } from '#schemas/flow/draw.ts';
import { type Flow, flow } from '#schemas/flow/flow.ts';
import { nodeKind } from '#schemas/nodes/index.ts';
import { readJson } from '#tests/flows/golden-file.ts';
import { type Change, compareFlows, edgeKey } from './compare-flows.ts';
import { describeChanges } from './describe-change.ts';

const samples = ['support-line', 'satisfaction-survey'].map((id) => flow.parse(readJson(`samples/${id}.json`)));

const node = (id: string, kind: string, config: Record<string, unknown> = {}, label = '') => ({
  id,
  kind,
  label,
  position: { x: 0, y: 0 },
  config,
});
const menuConfig = {
  prompt: [{ type: 'text', text: { en: 'Press 1', fr: 'Tapez 1' } }],
  choices: [
    { key: '1', label: 'Sales' },
    { key: '2', label: 'Help' },
  ],
};
const line: Flow = flow.parse({
  format: 1,
  id: 'line',
  name: 'Line',
  kind: 'ivr',
  languages: ['en', 'fr'],
  variables: [{ name: 'order', type: 'text' }],
  nodes: [node('start', 'start'), node('menu', 'menu', menuConfig, 'Main menu'), node('bye', 'hang-up')],
  edges: [drawEdge('start', 'next', 'menu'), drawEdge('menu', 'key-1', 'bye')],
  notes: [],
  tests: [],
});

/** What is said of a change of the line, in both languages. */
function told(change: (draft: Flow) => void, language: 'en' | 'fr' = 'en'): string[] {
  const after = structuredClone(line);
  change(after);
  return describeChanges(compareFlows(line, after), language);
}

const menuOf = (draft: Flow) =>
  draft.nodes[1]?.config as { choices: { key: string; label: string }[]; prompt: never[] };

describe('a comparison', () => {
  it('names fields as the inspector does, with what they held and hold', () => {
    const change = (draft: Flow) => {
      Object.assign(draft.nodes[1]?.config ?? {}, { timeoutMs: 8000 });
    };
    expect(told(change)).toEqual(['Node “Main menu”: changed', '  Wait for a key: 5 s → 8 s']);
    expect(told(change, 'fr')).toEqual(['Nœud « Main menu » : modification', '  Attente d’une touche : 5 s → 8 s']);
  });

  it('finds items of a list again by what names them', () => {
    expect(told((draft) => menuOf(draft).choices.unshift({ key: '3', label: 'Shop' }))).toEqual([
      'Node “Main menu”: changed',
      '  Choices 1: added: key: 3, label: Shop',
    ]);
    expect(told((draft) => menuOf(draft).choices.reverse())).toEqual([
      'Node “Main menu”: changed',
      '  Choices (order): 1, 2 → 2, 1',
    ]);
    expect(told((draft) => menuOf(draft).choices.shift())).toEqual([
      'Node “Main menu”: changed',
      '  Choices 1: removed: key: 1, label: Sales',
    ]);
  });

  it('sees a text in one language', () => {
    const change = (draft: Flow) => {
      menuOf(draft).prompt.splice(0, 1, { type: 'text', text: { en: 'Press 1', fr: 'Faites le 1' } } as never);
    };
    expect(told(change)).toEqual([
      'Node “Main menu”: changed',
      '  Menu prompt 1 › Spoken text › fr: Tapez 1 → Faites le 1',
    ]);
  });

  it('tells moved from changed, and says where connections lead now', () => {
    expect(
      told((draft) => {
        const [, menu, bye] = draft.nodes;
        if (menu) menu.position = { x: 10, y: 0 };
        if (bye) Object.assign(bye, { label: 'Goodbye', position: { x: 20, y: 0 } });
        const [first, second] = draft.edges;
        if (first) first.target = 'bye';
        if (second) second.id = 'another-id';
        draft.edges.push(drawEdge('menu', 'key-2', 'menu'));
      }),
    ).toEqual([
      'Node “Main menu”: moved',
      'Node “Goodbye”: changed and moved',
      '  Label: — → Goodbye',
      'Connection “Start › Next”: leads to “Goodbye” instead of “Main menu”',
      'Connection “Main menu › 2 Help” → “Main menu”: added',
    ]);
  });

  it('does not mind whether a default is written down', () => {
    expect(told((draft) => Object.assign(draft.nodes[1]?.config ?? {}, { interruptible: true }))).toEqual([]);
  });

  it('tells variables, notes, settings, tests and accepted findings', () => {
    const changes = compareFlows(line, {
      ...line,
      name: 'Line 2',
      settings: { ...line.settings, publishing: { testsPass: true, coverage: 0 } },
      variables: [{ name: 'order', type: 'number', role: 'internal' }],
      notes: [
        { id: 'n', position: { x: 0, y: 0 }, size: { width: 100, height: 50 }, text: 'Ask\nmarketing', colour: 'red' },
      ],
      waivers: [{ rule: 'unreachable', node: 'bye', reason: 'kept for later' }],
    });
    expect(describeChanges(changes, 'en')).toEqual([
      'Flow “Line 2”: changed',
      '  Name: Line → Line 2',
      '  Settings › Publishing › All tests must pass: no → yes',
      'Variable “order”: changed',
      '  Type: text → number',
      'Note “Ask”: added',
      'Accepted finding “unreachable (bye)”: added',
    ]);
  });
});

describe('whatever is compared', () => {
  const edited = fc
    .record({ sample: fc.constantFrom(...samples), edits: fc.array(edit(), { minLength: 1, maxLength: 8 }) })
    .map(({ sample, edits }) => {
      const after = structuredClone(sample);
      for (const apply of edits) apply(after);
      return { before: sample, after };
    });

  it('is the same as itself', () => {
    fc.assert(
      fc.property(edited, ({ after }) => {
        expect(compareFlows(after, structuredClone(after))).toEqual([]);
      }),
    );
  });

  it('becomes the version after when what was told is done to the version before', () => {
    fc.assert(
      fc.property(edited, ({ before, after }) => {
        const changes = compareFlows(before, after);
        expect(contentOf(applyChanges(before, after, changes))).toEqual(contentOf(after));
        expect(describeChanges(changes, 'fr').join('')).not.toMatch(/undefined|\[object/);
      }),
      { numRuns: 300 },
    );
  });

  it('says the opposite the other way round', () => {
    const opposite = {
      added: 'removed',
      removed: 'added',
      changed: 'changed',
      moved: 'moved',
      redirected: 'redirected',
    };
    fc.assert(
      fc.property(edited, ({ before, after }) => {
        const there = compareFlows(before, after).map(({ part, id, type }) => `${part} ${id} ${type}`);
        const back = compareFlows(after, before).map(({ part, id, type }) => `${part} ${id} ${opposite[type]}`);
        // A flow that was given another id is told under its new one; nothing here does that.
        expect(back.sort()).toEqual(there.sort());
      }),
    );
  });
});

/** One thing somebody does to a flow in the editor. */
function edit(): fc.Arbitrary<(draft: Flow) => void> {
  const place = fc.nat();
  const pick = <Item>(list: Item[], at: number) => list[at % Math.max(list.length, 1)];
  const word = fc.constantFrom('a', 'Hello', '2', '{{ total }}', '');
  return fc.oneof(
    fc.tuple(place, word).map(([at, text]) => (draft: Flow) => {
      const found = pick(draft.nodes, at);
      if (found) found.label = text;
    }),
    fc.tuple(place, fc.integer({ min: -500, max: 500 })).map(([at, x]) => (draft: Flow) => {
      const found = pick(draft.nodes, at);
      if (found) found.position = { ...found.position, x };
    }),
    place.map((at) => (draft: Flow) => {
      const found = pick(draft.nodes, at);
      draft.nodes = draft.nodes.filter((other) => other !== found);
      draft.edges = draft.edges.filter((other) => other.source !== found?.id && other.target !== found?.id);
    }),
    fc.tuple(place, word).map(([at, text]) => (draft: Flow) => {
      draft.nodes.push(node(`new-${at}-${draft.nodes.length}`, 'hang-up', {}, text));
    }),
    fc.tuple(place, place).map(([at, to]) => (draft: Flow) => {
      const found = pick(draft.edges, at);
      const target = pick(draft.nodes, to);
      if (found && target) found.target = target.id;
    }),
    fc.tuple(place, place, word).map(([at, where, text]) => (draft: Flow) => {
      const leaves = leavesOf(pick(draft.nodes, at)?.config ?? {});
      const leaf = pick(leaves, where);
      if (leaf && typeof leaf.holder[leaf.key] === 'string') leaf.holder[leaf.key] = text;
      if (leaf && typeof leaf.holder[leaf.key] === 'number') leaf.holder[leaf.key] = where;
    }),
    fc
      .tuple(place, place, fc.constantFrom('reverse', 'shift', 'pop', 'double'))
      .map(([at, where, how]) => (draft: Flow) => {
        const lists = listsOf(pick(draft.nodes, at)?.config ?? {});
        const list = pick(lists, where);
        if (how === 'double') list?.push(...structuredClone(list.slice(0, 1)));
        else list?.[how]();
      }),
    place.map((at) => (draft: Flow) => {
      draft.variables.push({ name: `v${at}_${draft.variables.length}`, type: 'text', role: 'internal' });
    }),
  );
}

interface Leaf {
  holder: Record<string, unknown>;
  key: string;
}

function leavesOf(value: unknown): Leaf[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) =>
    typeof holder[key] === 'object' ? leavesOf(holder[key]) : [{ holder, key }],
  );
}

function listsOf(value: unknown): unknown[][] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.values(value).flatMap(listsOf);
  return Array.isArray(value) ? [value, ...inside] : inside;
}

/** What a flow says, whatever the order of its lists, the ids of its edges and the defaults that are left out. */
function contentOf(flow: Flow): unknown {
  const sorted = <Item>(items: Item[], id: (item: Item) => string) =>
    [...items].sort((a, b) => (id(a) < id(b) ? -1 : 1));
  return {
    nodes: sorted(
      flow.nodes.map((one) => ({ ...one, config: read(one) })),
      ({ id }) => id,
    ),
    edges: sorted(
      flow.edges.map(({ id, ...rest }) => rest),
      edgeKey,
    ),
    variables: sorted(flow.variables, ({ name }) => name),
  };
}

function read({ kind, config }: Flow['nodes'][number]): unknown {
  const parsed = nodeKind(kind)?.config.safeParse(config);
  return parsed?.success ? parsed.data : config;
}

/** Does what a comparison tells; only parts that are new are taken from the version after. */
function applyChanges(before: Flow, after: Flow, changes: readonly Change[]): Flow {
  const result = structuredClone(before);
  for (const change of changes) {
    if (change.part === 'node') applyToNode(result, after, change);
    if (change.part === 'edge') {
      result.edges = result.edges.filter((one) => edgeKey(one) !== change.id);
      const now = after.edges.find((one) => edgeKey(one) === change.id);
      if (now && change.type !== 'removed') result.edges.push(now);
    }
    if (change.part === 'variable' && change.type === 'added') {
      result.variables.push(...after.variables.filter(({ name }) => name === change.id));
    }
  }
  return result;
}

function applyToNode(result: Flow, after: Flow, change: Change): void {
  const now = after.nodes.find(({ id }) => id === change.id);
  const index = result.nodes.findIndex(({ id }) => id === change.id);
  if (change.type === 'removed') result.nodes.splice(index, 1);
  else if (change.type === 'added' && now) result.nodes.push(now);
  const old = result.nodes[index];
  if (change.type !== 'changed' && change.type !== 'moved') return;
  if (!old || !now) throw new Error('a changed node is in both versions');
  if (change.moved) old.position = now.position;
  const changed = { kind: old.kind, label: old.label, config: comparedConfig(old, now) };
  applyFields(changed, change.fields);
  Object.assign(old, changed);
}

function comparedConfig(old: Flow['nodes'][number], now: Flow['nodes'][number]): Record<string, unknown> {
  return structuredClone(old.kind === now.kind ? read(old) : {}) as Record<string, unknown>;
}

/** First what leaves, from the end; then the order; then what comes, from the start; then what is inside. */
function applyFields(value: object, fields: Change['fields']): void {
  const inList = ({ path }: Change['fields'][number]) => typeof path.at(-1) === 'number';
  const leaving = fields.filter((field) => field.type === 'removed' && inList(field));
  for (const { path } of leaving.toReversed())
    (at(value, path.slice(0, -1)) as unknown[]).splice(Number(path.at(-1)), 1);
  for (const { path, after } of fields.filter(({ type }) => type === 'order'))
    reorder(at(value, path), after as string[]);
  for (const field of fields) {
    if (field.type === 'order' || leaving.includes(field)) continue;
    const holder = at(value, field.path.slice(0, -1));
    const last = field.path.at(-1);
    if (field.type === 'added' && inList(field)) (holder as unknown[]).splice(Number(last), 0, field.after);
    else if (field.type === 'removed') delete (holder as Record<string, unknown>)[String(last)];
    else (holder as Record<string, unknown>)[String(last)] = field.after;
  }
}

function at(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((inside, step) => (inside as Record<string, unknown>)[String(step)], value);
}

function reorder(list: unknown, keys: readonly string[]): void {
  if (!Array.isArray(list)) throw new Error('only lists have an order');
  const nameOf = (item: unknown) =>
    typeof item === 'string' ? item : Object.values(item as object).find((value) => keys.includes(String(value)));
  list.sort((a, b) => keys.indexOf(String(nameOf(a))) - keys.indexOf(String(nameOf(b))));
}
