import type { Diagnostic } from '#schemas/diagnostics/diagnostic.ts';
import { visitFields } from '#schemas/nodes/fields.ts';
import { subFlowConfig } from '#schemas/nodes/sub-flow/node.ts';
import { type CheckedFlow, finding } from '../check-pass.ts';

/** Queues that an overflow flow would enter through its sub-flows, while its caller waits in one. */
export function checkNestedWaits({ resolved, environment, ir }: CheckedFlow): Diagnostic[] {
  if (ir.kind !== 'overflow') return [];
  const nested = Object.values(ir.states).flatMap((state) => {
    const [outermost = '', ...inside] =
      state.type === 'effect' && state.effect === 'queue' ? state.node.split('/') : [];
    // A queue drawn in the flow itself is of a kind that has no place there at all.
    return inside.length > 0 ? [outermost] : [];
  });
  return [...new Set(nested)].flatMap((id) => {
    const called = resolved.nodes.get(id);
    if (!called) return [];
    const { flow } = subFlowConfig.parse(called.config);
    const name = environment.subFlow(flow)?.name ?? flow;
    return [finding('queue-within-wait', { node: id, path: ['flow'] }, { flow: name })];
  });
}

/** Flows that nodes hand to the platform, such as the overflow flow of a queue: that they exist and are of the right kind. */
export function checkWatchedWaits({ resolved, environment }: CheckedFlow): Diagnostic[] {
  return [...resolved.nodes.values()].flatMap(({ node, kind, config }) => {
    const found: Diagnostic[] = [];
    visitFields(kind.config, config, ({ meta, value, path }) => {
      if (meta.flowKind === undefined || typeof value !== 'string' || value.trim() === '') return;
      const flow = environment.subFlow(value);
      if (!flow) found.push(finding('missing-overflow', { node: node.id, path }, { flow: value }));
      else if (flow.kind !== meta.flowKind) {
        found.push(finding('overflow-kind', { node: node.id, path }, { flow: flow.name }));
      }
    });
    return found;
  });
}
