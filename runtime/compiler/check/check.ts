import type { Diagnostic } from '#schemas/diagnostics/diagnostic.ts';
import type { CheckedFlow, CheckPass } from './check-pass.ts';
import { checkConfigs } from './configs.ts';
import { checkFields } from './fields.ts';
import { checkGraph } from './graph.ts';
import { checkSubFlows } from './sub-flows.ts';

/** Every pass, in the order in which an author would mend what they find. */
const passes: readonly CheckPass[] = [checkConfigs, checkGraph, checkFields, checkSubFlows];

/** Everything that is wrong with a flow. */
export function checkFlow(checked: CheckedFlow): Diagnostic[] {
  return passes.flatMap((pass) => pass(checked));
}
