import { isRecord, setAtPath } from '#designer/ui/form/set-at-path.ts';
import type { Flow, FlowNode } from '#schemas/flow/flow.ts';
import { emptyValue, type Variable } from '#schemas/flow/variable.ts';
import { newId } from './new-id.ts';
import { renameInExpression, renameInTemplate } from './rename-in-expression.ts';
import { evaluatedFields } from './variable-use.ts';

/** Declares a variable; the name gets a number when it is taken. */
export function addVariable(flow: Flow, wanted: Pick<Variable, 'name' | 'type'>): { flow: Flow; name: string } {
  const taken = new Set(flow.variables.map((variable) => variable.name));
  const name = newId(wanted.name, taken).replaceAll('-', '_');
  return { flow: { ...flow, variables: [...flow.variables, { name, type: wanted.type, role: 'internal' }] }, name };
}

export function removeVariable(flow: Flow, name: string): Flow {
  return { ...flow, variables: flow.variables.filter((variable) => variable.name !== name) };
}

/** Changes a declaration; a new type drops an initial value that no longer fits. Use `renameVariable` for the name. */
export function editVariable(flow: Flow, name: string, change: Partial<Omit<Variable, 'name'>>): Flow {
  return {
    ...flow,
    variables: flow.variables.map((variable) => {
      if (variable.name !== name) return variable;
      const next = { ...variable, ...change };
      if (change.type && change.type !== variable.type && next.initial !== undefined) {
        return { ...next, initial: emptyValue(change.type) };
      }
      return next;
    }),
  };
}

/** Renames a variable in its declaration, in every expression and text, and in the flow's tests. */
export function renameVariable(flow: Flow, from: string, to: string): Flow {
  if (from === to) return flow;
  return {
    ...flow,
    variables: flow.variables.map((variable) => (variable.name === from ? { ...variable, name: to } : variable)),
    nodes: flow.nodes.map((node) => renameInNode(node, from, to)),
    tests: flow.tests.map((test) => ({
      ...test,
      given: { ...test.given, variables: renameKey(test.given.variables, from, to) },
      expect: test.expect.variables
        ? { ...test.expect, variables: renameKey(test.expect.variables, from, to) }
        : test.expect,
    })),
  };
}

function renameInNode(node: FlowNode, from: string, to: string): FlowNode {
  let { config } = node;
  for (const { field, as, text, names } of evaluatedFields(node)) {
    if (!names.has(from)) continue;
    const renamed =
      as === 'variable'
        ? to
        : as === 'template'
          ? renameInTemplate(text, from, to)
          : renameInExpression(text, from, to);
    const next = setAtPath(config, field.path, renamed);
    if (isRecord(next)) config = next;
  }
  return config === node.config ? node : { ...node, config };
}

function renameKey<Value>(record: Record<string, Value>, from: string, to: string): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key === from ? to : key, value]));
}
