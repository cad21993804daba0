import type { Diagnostic } from '#schemas/diagnostics/diagnostic.ts';
import type { CompileEnvironment, ResolvedFlow } from '../resolve.ts';
import { checkConfigs } from './configs.ts';
import { checkFields } from './fields.ts';
import { checkGraph } from './graph.ts';
import { checkSubFlows } from './sub-flows.ts';

/** Everything that is wrong with a flow, in the order in which an author would mend it. */
export function checkFlow(resolved: ResolvedFlow, environment: CompileEnvironment): Diagnostic[] {
  return [
    ...checkConfigs(resolved),
    ...checkGraph(resolved),
    ...checkFields(resolved, environment),
    ...checkSubFlows(resolved, environment),
  ];
}
