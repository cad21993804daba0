import type { Diagnostic } from '#schemas/diagnostics/diagnostic.ts';
import { checkExpression } from '#schemas/expressions/check.ts';
import { describeIssue } from '#schemas/expressions/issue-texts.ts';
import type { CheckedExpression } from '#schemas/expressions/types.ts';
import type { Flow } from '#schemas/flow/flow.ts';
import type { Variable } from '#schemas/flow/variable.ts';
import { canCall } from '#schemas/nodes/sub-flow/can-call.ts';
import { subFlowConfig } from '#schemas/nodes/sub-flow/node.ts';
import type { CompileEnvironment, ResolvedFlow, ResolvedNode } from '../resolve.ts';
import { resolveFlow } from '../resolve.ts';
import type { CheckedFlow } from './check-pass.ts';
import { fieldNames } from './field-names.ts';

/** Sub-flows: that they exist, are of a kind that can run here, take and give what is asked of them, and never call themselves. */
export function checkSubFlows({ resolved, environment }: CheckedFlow): Diagnostic[] {
  return subFlowNodes(resolved).flatMap((node) => checkSubFlow(resolved, node, environment));
}

function checkSubFlow(
  resolved: ResolvedFlow,
  { node, kind, config }: ResolvedNode,
  environment: CompileEnvironment,
): Diagnostic[] {
  const { flow: id, inputs, outputs } = subFlowConfig.parse(config);
  // That no flow is chosen is for the check of fields.
  if (id.trim() === '') return [];
  const where = { severity: 'error', node: node.id } as const;
  const circle = findCircle(id, environment, [resolved.flow.id]);
  if (circle) {
    return [{ ...where, rule: 'sub-flow-recursion', path: ['flow'], params: { path: circle.join(' → ') } }];
  }
  const called = environment.subFlow(id);
  if (!called) return [{ ...where, rule: 'missing-flow', path: ['flow'], params: { flow: id } }];
  const found: Diagnostic[] = [];
  if (!canCall(resolved.flow.kind, called.kind)) {
    found.push({ ...where, rule: 'sub-flow-kind', path: ['flow'], params: { flow: id } });
  }
  const unknown = (list: 'inputs' | 'outputs', index: number, name: string): Diagnostic => ({
    ...where,
    rule: 'unknown-input',
    path: [list, index, 'name'],
    params: { name, role: list === 'inputs' ? 'input' : 'output', roleFr: list === 'inputs' ? 'entrée' : 'sortie' },
  });
  const mistyped = (path: (string | number)[], checked: CheckedExpression): Diagnostic[] => {
    // Everything else about the expression is for the check of fields.
    if (checked.ok || checked.issue.rule !== 'result-type') return [];
    const reasons = { reason: checked.issue.message, reasonFr: describeIssue(checked.issue, 'fr') };
    return [{ ...where, rule: 'expression-result-type', path, params: { ...fieldNames(kind, path), ...reasons } }];
  };
  inputs.forEach(({ name, value }, index) => {
    const input = findVariable(called, name, 'input');
    if (!input) found.push(unknown('inputs', index, name));
    else
      found.push(...mistyped(['inputs', index, 'value'], checkExpression(value, input.type, resolved.flow.variables)));
  });
  outputs.forEach(({ name, variable }, index) => {
    const output = findVariable(called, name, 'output');
    const receiver = resolved.flow.variables.find((declared) => declared.name === variable);
    if (!output) found.push(unknown('outputs', index, name));
    else if (receiver)
      found.push(...mistyped(['outputs', index, 'variable'], checkExpression(name, receiver.type, [output])));
  });
  return found;
}

function findVariable(flow: Flow, name: string, role: 'input' | 'output'): Variable | undefined {
  return flow.variables.find((variable) => variable.name === name && [role, 'input-output'].includes(variable.role));
}

/** The chain of flows by which `id` comes back to one of its callers, or null. */
function findCircle(id: string, environment: CompileEnvironment, callers: readonly string[]): string[] | null {
  const chain = [...callers, id];
  if (callers.includes(id)) return chain;
  const called = environment.subFlow(id);
  if (!called) return null;
  for (const node of subFlowNodes(resolveFlow(called))) {
    const circle = findCircle(subFlowConfig.parse(node.config).flow, environment, chain);
    if (circle) return circle;
  }
  return null;
}

function subFlowNodes({ nodes }: ResolvedFlow): ResolvedNode[] {
  return [...nodes.values()].filter(({ kind }) => kind.inlines === 'sub-flow');
}
