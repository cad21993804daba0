import type { Diagnostic } from '#schemas/diagnostics/diagnostic.ts';
import { type Rule, rules } from '#schemas/diagnostics/rules/index.ts';
import type { Ir } from '#schemas/ir/ir.ts';
import type { CompileEnvironment, ResolvedFlow } from '../resolve.ts';
import { type Explored, exploreIr, type Place } from './analysis/explore.ts';
import type { Move } from './analysis/moves.ts';
import { trailTo } from './analysis/trail.ts';

/** What a pass of the checker looks at. */
export interface CheckedFlow {
  /** The document with its kinds looked up and its configs parsed. */
  resolved: ResolvedFlow;
  environment: CompileEnvironment;
  /** The same flow lowered, its sub-flows inlined; nodes that could not be understood are dead ends in it. */
  ir: Ir;
  /** Everything that can happen in it; worked out when it is asked for first. */
  explore(): Explored;
  /** The shortest way to a place, for a finding to show; absent once so many were given that nobody plays them all. */
  trail(place: Place, last?: Move): Diagnostic['trail'];
}

/** How many steps all trails together may have: they are sent from the worker to the page whenever somebody types. */
const MAX_TRAIL_STEPS = 5000;

/** A flow ready to be checked. */
export function prepareCheck(parts: Omit<CheckedFlow, 'explore' | 'trail'>): CheckedFlow {
  let explored: Explored | undefined;
  let steps = 0;
  return {
    ...parts,
    explore: () => {
      explored ??= exploreIr(parts.ir);
      return explored;
    },
    trail: (place, last) => {
      if (steps >= MAX_TRAIL_STEPS) return undefined;
      const trail = trailTo(place, last);
      steps += trail.length;
      return trail;
    },
  };
}

/** Finds the breaches of some rules. A pass that concerns one kind of flow asks `resolved.flow.kind` and finds nothing else. */
export type CheckPass = (checked: CheckedFlow) => Diagnostic[];

/** A breach of a rule, with the severity that the rule has. */
export function finding(
  rule: Rule,
  where: Omit<Diagnostic, 'rule' | 'severity' | 'params'>,
  params: Diagnostic['params'] = {},
): Diagnostic {
  return { rule, severity: rules[rule].severity, ...where, params };
}
