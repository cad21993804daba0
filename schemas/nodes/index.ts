import { hangUp } from './hang-up/node.ts';
import { menu } from './menu/node.ts';
import type { NodeKind } from './node-kind.ts';
import { playPrompt } from './play-prompt/node.ts';
import { start } from './start/node.ts';

/** Every node kind there is: one line each. */
export const nodeKinds = {
  start: start,
  'play-prompt': playPrompt,
  menu: menu,
  'hang-up': hangUp,
} as const satisfies Record<string, NodeKind>;

export type NodeKindName = keyof typeof nodeKinds;

/** The kind of that name, or undefined for one this version does not know. */
export function nodeKind(name: string): NodeKind | undefined {
  return Object.hasOwn(nodeKinds, name) ? (nodeKinds as Record<string, NodeKind>)[name] : undefined;
}
