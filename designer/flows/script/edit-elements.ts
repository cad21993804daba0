import { emptyItem } from '#designer/ui/form/empty-item.ts';
import { isRecord } from '#designer/ui/form/set-at-path.ts';
import type { Flow, FlowNode } from '#schemas/flow/flow.ts';
import { type ElementType, elementKinds } from '#schemas/script/elements/index.ts';
import { editConfig } from '../document/edit-node.ts';
import { addVariable, removeVariable } from '../document/edit-variable.ts';
import { newId } from '../document/new-id.ts';
import { countVariableUse } from '../document/variable-use.ts';

/** An element as a draft holds it: it may not hold to its schema yet. */
export type DraftElement = Record<string, unknown> & { id: string; type: string };

/** The elements of a page, as far as they can be told apart. */
export function elementsOf(node: FlowNode | undefined): DraftElement[] {
  const { elements } = node?.config ?? {};
  return Array.isArray(elements) ? elements.filter(isElement) : [];
}

function isElement(value: unknown): value is DraftElement {
  return isRecord(value) && typeof value.id === 'string' && typeof value.type === 'string';
}

interface Place {
  node: string;
  /** Before which element; at the end when there is none. */
  at: number;
}

/** Puts a new element onto a page. A question gets a variable of its own, declared along with it. */
export function addElement(flow: Flow, type: ElementType, place: Place): { flow: Flow; id: string } {
  const node = flow.nodes.find((candidate) => candidate.id === place.node);
  const elements = elementsOf(node);
  const id = newId(type, new Set(elements.map((element) => element.id)));
  const kind = elementKinds[type];
  const declared = kind.answer && addVariable(flow, { name: type.replaceAll('-', '_'), type: kind.answer });
  const fresh = emptyItem(kind.schema, { siblings: [], languages: flow.languages });
  const element = { ...(isRecord(fresh) ? fresh : {}), type, id, ...firstAnswers(type, flow.languages) };
  const filled = declared ? { ...element, variable: declared.name } : element;
  const next = insertAt(elements, place.at, filled);
  return { flow: putElements(declared?.flow ?? flow, place.node, next), id };
}

/** A choice needs something to choose from. */
function firstAnswers(type: ElementType, languages: readonly string[]): Record<string, unknown> {
  const entries = ['1', '2'].map((code) => ({
    code,
    label: Object.fromEntries(languages.map((language) => [language, ''])),
  }));
  const shape: Record<string, unknown> = elementKinds[type].schema.shape;
  return Object.fromEntries(['options', 'rows'].filter((key) => key in shape).map((key) => [key, entries]));
}

/** Puts a copy below an element; its answer goes to a variable of its own. */
export function duplicateElement(flow: Flow, node: string, id: string): { flow: Flow; id: string } {
  const elements = elementsOf(flow.nodes.find((candidate) => candidate.id === node));
  const index = elements.findIndex((element) => element.id === id);
  const source = elements[index];
  if (!source) return { flow, id };
  const copy = newId(id, new Set(elements.map((element) => element.id)));
  const filled = flow.variables.find(({ name }) => name === source.variable);
  const declared = filled && addVariable(flow, { name: filled.name, type: filled.type });
  const element = { ...source, id: copy, ...(declared ? { variable: declared.name } : {}) };
  return { flow: putElements(declared?.flow ?? flow, node, insertAt(elements, index + 1, element)), id: copy };
}

/** Moves an element to another place, counted before it is taken out. */
export function moveElement(flow: Flow, node: string, { id, to }: { id: string; to: number }): Flow {
  const elements = elementsOf(flow.nodes.find((candidate) => candidate.id === node));
  const from = elements.findIndex((element) => element.id === id);
  const element = elements[from];
  if (!element || to === from || to === from + 1) return flow;
  const others = elements.filter((other) => other !== element);
  return putElements(flow, node, insertAt(others, to > from ? to - 1 : to, element));
}

/** Takes an element off its page. A variable that only it used, and about which nothing was said, goes along. */
export function removeElement(flow: Flow, node: string, id: string): Flow {
  const elements = elementsOf(flow.nodes.find((candidate) => candidate.id === node));
  const element = elements.find((candidate) => candidate.id === id);
  const next = putElements(
    flow,
    node,
    elements.filter((candidate) => candidate !== element),
  );
  const variable = next.variables.find(({ name }) => name === element?.variable);
  const plain = variable && !variable.column && !variable.description && variable.initial === undefined;
  const used = variable && countVariableUse(next).has(variable.name);
  return plain && !used ? removeVariable(next, variable.name) : next;
}

function putElements(flow: Flow, id: string, elements: readonly unknown[]): Flow {
  const node = flow.nodes.find((candidate) => candidate.id === id);
  return node ? editConfig(flow, id, { ...node.config, elements }) : flow;
}

function insertAt<Item>(items: readonly Item[], index: number, item: Item): Item[] {
  return [...items.slice(0, index), item, ...items.slice(index)];
}
