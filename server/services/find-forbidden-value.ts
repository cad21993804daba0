import type { ServiceIssue } from '../errors.ts';
import { ruleIssue } from '../texts/rule-issue.ts';

/** Deeper than any document that makes sense, and far from what recursion in the schemas can take. */
const maxDepth = 100;

/**
 * Looks for what no schema should see: nesting without end, names that reach an object's prototype, and text that the
 * database refuses. Works without recursion, because the input may be nested as deep as it is long.
 * @returns The first problem, or nothing.
 */
export function findForbiddenValue(root: unknown, path: readonly (string | number)[]): ServiceIssue[] {
  const pending: { value: unknown; at: Place }[] = [{ value: root, at: { depth: 0 } }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { value, at } = next;
    const report = (rule: Parameters<typeof ruleIssue>[1]) => [ruleIssue([...path, ...pathTo(at)], rule)];
    if (typeof value === 'string' && !isStorable(value)) return report('invalid-characters');
    if (typeof value !== 'object' || value === null) continue;
    if (at.depth >= maxDepth) return report('too-deep');
    for (const [key, item] of Object.entries(value)) {
      const place = { depth: at.depth + 1, parent: at, key: Array.isArray(value) ? Number(key) : key };
      if (key === '__proto__') return [ruleIssue([...path, ...pathTo(place)], 'forbidden-name')];
      if (!isStorable(key)) return report('invalid-characters');
      pending.push({ value: item, at: place });
    }
  }
  return [];
}

interface Place {
  depth: number;
  parent?: Place;
  key?: string | number;
}

function pathTo(place: Place): (string | number)[] {
  const path: (string | number)[] = [];
  for (let at: Place | undefined = place; at?.key !== undefined; at = at.parent) path.unshift(at.key);
  return path;
}

function isStorable(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed();
}
