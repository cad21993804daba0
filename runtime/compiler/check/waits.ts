import type { Diagnostic } from '#schemas/diagnostics/diagnostic.ts';
import { effectKind } from '#schemas/effects/index.ts';
import type { IrState } from '#schemas/ir/ir.ts';
import { type CheckedFlow, finding } from './check-pass.ts';
import { whereOf } from './where.ts';

/** Callers who wait for somebody without anything that limits the wait. */
export function checkWaits({ explore, resolved, trail }: CheckedFlow): Diagnostic[] {
  // Records of a campaign and pages of a script wait as long as people take.
  if (resolved.flow.kind !== 'ivr') return [];
  const found = new Map<string, Diagnostic>();
  for (const place of explore().places) {
    if (!waitsWithoutLimit(place.state)) continue;
    const { node, params } = whereOf(place.state.node);
    if (!found.has(node)) found.set(node, finding('unlimited-wait', { node, trail: trail(place) }, params));
  }
  return [...found.values()];
}

function waitsWithoutLimit(state: IrState): boolean {
  if (state.type !== 'effect' || effectKind(state.effect)?.by !== 'person') return false;
  if (state.outcomes.timeout || state.timeoutMs !== undefined) return false;
  const { timeoutMs, overflow } = state.params;
  // An overflow flow watches over the wait, and is checked by itself.
  return timeoutMs === undefined && (overflow === undefined || overflow === '');
}
