import type { Diagnostic } from '#schemas/diagnostics/diagnostic.ts';
import { readTemplateTerms, readTerm, subjectsOf, type Term } from '#schemas/expressions/term.ts';
import { visitFields } from '#schemas/nodes/fields.ts';
import type { ResolvedFlow } from '../resolve.ts';
import { type CheckedFlow, finding } from './check-pass.ts';

/** Variables that nothing uses, or that are set and never looked at; those of a script are what it exports. */
export function checkVariables({ resolved }: CheckedFlow): Diagnostic[] {
  // A node that is not understood may use any of them.
  if (resolved.unresolved.length > 0) return [];
  const { reads, writes } = findUses(resolved);
  const found: Diagnostic[] = [];
  for (const { name, role, column } of resolved.flow.variables) {
    // The end of a script uses it: to find the record, or to write it back.
    if (column?.key || column?.write) continue;
    const given = role === 'input' || role === 'input-output';
    const handedBack = role === 'output' || role === 'input-output';
    const params = { name };
    if (!reads.has(name) && !writes.has(name) && !(given && handedBack)) {
      found.push(finding('unused-variable', { variable: name }, params));
    } else if (!reads.has(name) && !handedBack && resolved.flow.kind !== 'script')
      found.push(finding('unread-variable', { variable: name }, params));
  }
  return found;
}

function findUses({ flow, nodes }: ResolvedFlow): { reads: Set<string>; writes: Set<string> } {
  const reads = new Set<string>();
  const writes = new Set<string>();
  const take = (term: Term | null) => {
    if (term) for (const subject of subjectsOf(term)) reads.add(subject.split('.')[0] ?? subject);
  };
  for (const { kind, config } of nodes.values()) {
    visitFields(kind.config, config, ({ meta, value }) => {
      if (typeof value !== 'string' || value === '') return;
      if (meta.reference === 'variable') (meta.writes ? writes : reads).add(value);
      else if (meta.evaluated === 'template') readTemplateTerms(value, flow.variables).forEach(take);
      else if (meta.evaluated) take(readTerm(value, flow.variables));
    });
  }
  return { reads, writes };
}
