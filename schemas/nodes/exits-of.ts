import type { FlowNode } from '#schemas/flow/flow.ts';
import { nodeKind } from './index.ts';
import type { Exit } from './node-kind.ts';

/** The kind every flow has exactly one of; no edge may lead back into it. */
export const START_KIND = 'start';

const cache = new WeakMap<FlowNode, Exit[]>();

/**
 * The ways out of a node. While its config is being written and does not hold to its schema, the exits are those of the
 * unfinished config, so that nothing vanishes from the canvas during typing.
 */
export function exitsOf(node: FlowNode): Exit[] {
  const known = cache.get(node);
  if (known) return known;
  const exits = findExits(node);
  cache.set(node, exits);
  return exits;
}

function findExits(node: FlowNode): Exit[] {
  const kind = nodeKind(node.kind);
  if (!kind) return [];
  const parsed = kind.config.safeParse(node.config);
  if (parsed.success) return kind.exits(parsed.data);
  const initial = kind.initial({ languages: ['en'] });
  const attempts: unknown[] = [{ ...asRecord(initial), ...node.config }, initial];
  for (const config of attempts) {
    try {
      return uniqueExits(kind.exits(config));
    } catch {
      // The config is too far from its schema for its kind to read; the next attempt knows less of it.
    }
  }
  return [];
}

/** A half-written config can name an exit twice (two choices on one key). */
function uniqueExits(exits: Exit[]): Exit[] {
  const seen = new Set<string>();
  return exits.filter((exit) => !seen.has(exit.id) && seen.add(exit.id));
}

function asRecord(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}
