import type { Reckoning } from '#runtime/compiler/check/reckoning.ts';
import type { Waived } from '#runtime/compiler/check/waivers.ts';
import type { Diagnostic, Severity } from '#schemas/diagnostics/diagnostic.ts';

/** What is wrong with the flow as it stands, sorted for the panels that show it. */
export interface Checks {
  /** Undefined until the first check has finished. */
  diagnostics: readonly Diagnostic[] | undefined;
  byNode: ReadonlyMap<string, readonly Diagnostic[]>;
  count: Record<Severity, number>;
  /** What was accepted with a reason. */
  waived: readonly Waived[];
  /** Absent until the first check has finished. */
  reckoning?: Reckoning;
}

/** What a check has found; the server tells only the diagnostics. */
interface Found extends Partial<Pick<Checks, 'waived' | 'reckoning'>> {
  diagnostics: readonly Diagnostic[];
}

export const UNCHECKED: Checks = {
  diagnostics: undefined,
  byNode: new Map(),
  count: { error: 0, warning: 0, info: 0 },
  waived: [],
};

/** Sorts diagnostics; nodes whose problems are the same as before keep their list, which spares drawing their cards. */
export function sortDiagnostics({ diagnostics, waived = [], reckoning }: Found, before: Checks): Checks {
  const byNode = new Map<string, Diagnostic[]>();
  const count: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  for (const found of diagnostics) {
    count[found.severity] += 1;
    if (found.node === undefined) continue;
    const list = byNode.get(found.node);
    if (list) list.push(found);
    else byNode.set(found.node, [found]);
  }
  const kept = new Map<string, readonly Diagnostic[]>();
  for (const [node, list] of byNode) {
    const known = before.byNode.get(node);
    kept.set(node, known && JSON.stringify(known) === JSON.stringify(list) ? known : list);
  }
  return { diagnostics, byNode: kept, count, waived, reckoning };
}

const RANK: Record<Severity, number> = { error: 2, warning: 1, info: 0 };

export function worstSeverity(diagnostics: readonly Diagnostic[]): Severity | undefined {
  let worst: Severity | undefined;
  for (const { severity } of diagnostics) {
    if (worst === undefined || RANK[severity] > RANK[worst]) worst = severity;
  }
  return worst;
}
