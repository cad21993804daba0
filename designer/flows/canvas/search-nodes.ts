import { fold } from '#designer/ui/fold.ts';
import type { Flow, FlowNode } from '#schemas/flow/flow.ts';
import { type UiLanguage, viewNode } from '../graph/node-view.ts';

export interface FoundNode {
  node: FlowNode;
  title: string;
  kindName: string;
  icon: string;
  /** Where the words stand when it is not the title. */
  excerpt?: string;
}

/** Nodes whose label, kind, id, texts, audio or expressions contain every word; those whose title matches come first. */
export function searchNodes(flow: Flow, query: string, ui: UiLanguage): FoundNode[] {
  const words = fold(query).split(/\s+/).filter(Boolean);
  const spoken = flow.languages[0] ?? ui;
  const inTitle: FoundNode[] = [];
  const elsewhere: FoundNode[] = [];
  for (const node of flow.nodes) {
    const view = viewNode(node, ui, spoken);
    const found = { node, title: view.title, kindName: view.kindName, icon: view.icon };
    const head = fold(`${view.title} ${view.kindName} ${node.id}`);
    if (words.every((word) => head.includes(word))) {
      inTitle.push(found);
      continue;
    }
    const texts = textsOf(node);
    const all = fold(`${head} ${texts.join(' ')}`);
    if (!words.every((word) => all.includes(word))) continue;
    const excerpt = texts.find((text) => words.some((word) => fold(text).includes(word)));
    elsewhere.push(excerpt ? { ...found, excerpt } : found);
  }
  return [...inTitle, ...elsewhere];
}

function textsOf(node: FlowNode): string[] {
  const texts: string[] = [];
  collect(node.config, texts);
  return texts;
}

function collect(value: unknown, texts: string[]): void {
  if (typeof value === 'string') texts.push(value);
  else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) collect(part, texts);
}
