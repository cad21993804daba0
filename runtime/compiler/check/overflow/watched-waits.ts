import type { Diagnostic } from '#schemas/diagnostics/diagnostic.ts';
import { visitFields } from '#schemas/nodes/fields.ts';
import { type CheckedFlow, finding } from '../check-pass.ts';

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
