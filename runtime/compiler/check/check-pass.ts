import type { Diagnostic } from '#schemas/diagnostics/diagnostic.ts';
import { type Rule, rules } from '#schemas/diagnostics/rules/index.ts';
import type { Ir } from '#schemas/ir/ir.ts';
import type { CompileEnvironment, ResolvedFlow } from '../resolve.ts';

/** What a pass of the checker looks at. */
export interface CheckedFlow {
  /** The document with its kinds looked up and its configs parsed. */
  resolved: ResolvedFlow;
  environment: CompileEnvironment;
  /** The same flow lowered, its sub-flows inlined; nodes that could not be understood are dead ends in it. */
  ir: Ir;
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
