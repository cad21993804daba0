import type { Diagnostic } from '#schemas/diagnostics/diagnostic.ts';
import type { CheckedFlow, CheckPass } from './check-pass.ts';
import { checkConditions } from './conditions.ts';
import { checkConfigs } from './configs.ts';
import { checkFields } from './fields.ts';
import { checkGraph } from './graph.ts';
import { checkKeys } from './keys.ts';
import { checkLoops } from './loops.ts';
import { checkCirculation } from './overflow/circulation.ts';
import { checkTriggers } from './overflow/triggers.ts';
import { checkNestedWaits, checkWatchedWaits } from './overflow/watched-waits.ts';
import { checkPlaceholders } from './placeholders.ts';
import { checkPrivacy } from './privacy.ts';
import { checkReach } from './reach.ts';
import { checkScript } from './script/script.ts';
import { checkMaximum } from './strategy/maximum.ts';
import { checkTimeRanges } from './strategy/ranges.ts';
import { checkStrategyRules } from './strategy/results.ts';
import { checkRetries } from './strategy/retries.ts';
import { checkSubFlows } from './sub-flows.ts';
import { checkValues } from './values.ts';
import { checkVariables } from './variables.ts';
import { checkWaits } from './waits.ts';

/** Every pass, in the order in which an author would mend what they find. */
const passes: readonly CheckPass[] = [
  checkConfigs,
  checkPlaceholders,
  checkGraph,
  checkFields,
  checkSubFlows,
  checkReach,
  checkLoops,
  checkWaits,
  checkConditions,
  checkValues,
  checkVariables,
  checkKeys,
  checkPrivacy,
  checkWatchedWaits,
  checkNestedWaits,
  checkTriggers,
  checkCirculation,
  checkTimeRanges,
  checkStrategyRules,
  checkRetries,
  checkMaximum,
  checkScript,
];

/** Everything that is wrong with a flow. */
export function checkFlow(checked: CheckedFlow): Diagnostic[] {
  const found = passes.flatMap((pass) => pass(checked));
  // A field with an error in it fails, of course: what to do about that is said where the error is.
  const mistaken = new Set(found.filter(({ severity }) => severity === 'error').map(({ node }) => node));
  return found.filter(({ rule, node }) => rule !== 'unhandled-failure' || !mistaken.has(node));
}
