import { readFlow } from '#runtime/compiler/read.ts';
import { type Diagnostic, describeDiagnostic } from '#schemas/diagnostics/diagnostic.ts';
import type { Flow } from '#schemas/flow/flow.ts';
import { ServiceError, type ServiceIssue } from '../../errors.ts';

/**
 * A document that a client sent as a flow, older formats migrated.
 * @throws ServiceError `not-a-flow`, with the place of every problem.
 */
export function parseDocument(document: unknown): Flow {
  const { flow, diagnostics } = readFlow(document);
  if (flow) return flow;
  throw new ServiceError('not-a-flow', { issues: diagnostics.map((found) => diagnosticIssue(found, null)) });
}

/** A diagnostic as an issue of the request that carried the document. */
export function diagnosticIssue(found: Diagnostic, flow: Flow | null): ServiceIssue {
  const describe = (language: 'en' | 'fr') => {
    const { message, remedy } = describeDiagnostic(found, language);
    return `${message} ${remedy}`;
  };
  return {
    path: ['document', ...placeOf(found, flow), ...(found.path ?? [])],
    rule: found.rule,
    reason: { en: describe('en'), fr: describe('fr') },
  };
}

function placeOf(found: Diagnostic, flow: Flow | null): (string | number)[] {
  const node = flow?.nodes.findIndex(({ id }) => id === found.node) ?? -1;
  if (node >= 0) return ['nodes', node, ...(found.path ? ['config'] : [])];
  const edge = flow?.edges.findIndex(({ id }) => id === found.edge) ?? -1;
  return edge >= 0 ? ['edges', edge] : [];
}
