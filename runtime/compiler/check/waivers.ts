import type { Diagnostic } from '#schemas/diagnostics/diagnostic.ts';
import { isWaivable } from '#schemas/diagnostics/rules/index.ts';
import type { Waiver } from '#schemas/flow/settings.ts';
import { finding } from './check-pass.ts';

/** A finding that its author knows of and accepts. */
export interface Waived {
  found: Diagnostic;
  reason: string;
}

/** Sets the findings aside that were waived, and reports waivers that concern nothing any more. */
export function applyWaivers(
  diagnostics: readonly Diagnostic[],
  waivers: readonly Waiver[],
): { open: Diagnostic[]; waived: Waived[] } {
  const used = new Set<Waiver>();
  const open: Diagnostic[] = [];
  const waived: Waived[] = [];
  for (const found of diagnostics) {
    const waiver = isWaivable(found.rule) ? waivers.find((candidate) => concerns(candidate, found)) : undefined;
    if (!waiver) open.push(found);
    else {
      used.add(waiver);
      waived.push({ found, reason: waiver.reason });
    }
  }
  const stale = waivers
    .filter((waiver) => !used.has(waiver))
    .map(({ rule, node, variable }) =>
      finding('stale-waiver', { ...(node ? { node } : {}), ...(variable ? { variable } : {}) }, { waived: rule }),
    );
  return { open: [...open, ...stale], waived };
}

/** A waiver holds for one rule at one node, or for one variable where the finding names no node. */
function concerns({ rule, node, variable }: Waiver, found: Diagnostic): boolean {
  return rule === found.rule && node === found.node && (variable === undefined || variable === found.variable);
}
