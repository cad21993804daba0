import type { Flow } from '#schemas/flow/flow.ts';
import { isRecord } from '../document/set-at-path.ts';

export type FlowPart = 'flow' | 'node' | 'edge' | 'variable' | 'note' | 'test';

export interface Difference {
  part: FlowPart;
  id: string;
  /** What people call it. */
  title: string;
  side: 'mine' | 'theirs' | 'both';
  /** For `both`: the fields that differ, by path. */
  fields: { path: string; mine: unknown; theirs: unknown }[];
}

/** What two versions of a flow say differently, part by part. */
export function compareFlows(mine: Flow, theirs: Flow): Difference[] {
  return [
    ...compareOne('flow', mine.id, mine.name, flowFields(mine), flowFields(theirs)),
    ...compareLists(
      'node',
      mine.nodes,
      theirs.nodes,
      (node) => node.id,
      (node) => node.label || node.id,
    ),
    ...compareLists('edge', mine.edges, theirs.edges, (edge) => `${edge.source} › ${edge.exit}`, edgeTitle, ['id']),
    ...compareLists('variable', mine.variables, theirs.variables, byName, byName),
    ...compareLists(
      'note',
      mine.notes,
      theirs.notes,
      (note) => note.id,
      (note) => note.text.slice(0, 60) || note.id,
    ),
    ...compareLists('test', mine.tests, theirs.tests, byName, byName),
  ];
}

const byName = ({ name }: { name: string }) => name;
const edgeTitle = (edge: { source: string; exit: string }) => `${edge.source} › ${edge.exit}`;

function flowFields({ name, description, languages, kind }: Flow) {
  return { name, description, languages, kind };
}

function compareLists<Item>(
  part: FlowPart,
  mine: readonly Item[],
  theirs: readonly Item[],
  idOf: (item: Item) => string,
  titleOf: (item: Item) => string,
  ignored: readonly string[] = ['id'],
): Difference[] {
  const others = new Map(theirs.map((item) => [idOf(item), item]));
  const found: Difference[] = [];
  for (const item of mine) {
    const id = idOf(item);
    const other = others.get(id);
    others.delete(id);
    if (!other) found.push({ part, id, title: titleOf(item), side: 'mine', fields: [] });
    else found.push(...compareOne(part, id, titleOf(item), item, other, ignored));
  }
  for (const [id, item] of others) found.push({ part, id, title: titleOf(item), side: 'theirs', fields: [] });
  return found;
}

function compareOne(
  part: FlowPart,
  id: string,
  title: string,
  mine: unknown,
  theirs: unknown,
  ignored: readonly string[] = [],
): Difference[] {
  const fields: Difference['fields'] = [];
  collect(mine, theirs, '', fields);
  const told = fields.filter(({ path }) => !ignored.includes(path));
  return told.length > 0 ? [{ part, id, title, side: 'both', fields: told }] : [];
}

function collect(mine: unknown, theirs: unknown, path: string, fields: Difference['fields']): void {
  if (JSON.stringify(mine) === JSON.stringify(theirs)) return;
  if (isRecord(mine) && isRecord(theirs)) {
    for (const key of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
      collect(mine[key], theirs[key], path ? `${path}.${key}` : key, fields);
    }
  } else if (Array.isArray(mine) && Array.isArray(theirs) && mine.length === theirs.length) {
    for (const [index, item] of mine.entries()) collect(item, theirs[index], `${path}[${index + 1}]`, fields);
  } else {
    fields.push({ path, mine, theirs });
  }
}
