import type { Diagnostic } from '#schemas/diagnostics/diagnostic.ts';
import type { ResolvedFlow } from '../../resolve.ts';
import { type CheckedFlow, finding } from '../check-pass.ts';
import { pagesOf, trailTo } from './script-pages.ts';

/** The pages that an agent can see first: there should be one (S114). */
export function checkFirstPage(checked: CheckedFlow): Diagnostic[] {
  const flow = checked.resolved;
  const pages = new Set(pagesOf(flow).map(({ resolved }) => resolved.node.id));
  const start = flow.flow.nodes.find(({ kind }) => kind === 'start');
  if (!start) return [];
  const first = firstAmong(start.id, pages, flow);
  if (first.length < 2) return [];
  const named = first.map((id) => flow.nodes.get(id)?.node.label || id).join(', ');
  return first.map((node) =>
    finding('several-first-pages', { node, trail: trailTo(node, checked) }, { count: first.length, pages: named }),
  );
}

/** Pages that can be reached without passing another one. */
function firstAmong(start: string, pages: ReadonlySet<string>, { targets }: ResolvedFlow): string[] {
  const seen = new Set([start]);
  const found: string[] = [];
  const open = [start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (pages.has(id)) {
      found.push(id);
      continue;
    }
    for (const target of targets.get(id)?.values() ?? []) {
      if (seen.has(target)) continue;
      seen.add(target);
      open.push(target);
    }
  }
  return found;
}
