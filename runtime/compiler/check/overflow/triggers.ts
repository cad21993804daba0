import type { Diagnostic } from '#schemas/diagnostics/diagnostic.ts';
import {
  type OverflowCondition,
  type OverflowTrigger,
  overflowTrigger,
  overflowTriggerConfig,
} from '#schemas/nodes/overflow-trigger/node.ts';
import type { ResolvedNode } from '../../resolve.ts';
import { type CheckedFlow, finding } from '../check-pass.ts';

/** Triggers that always hold, never hold, or never come to fire because one above them holds whenever they do. */
export function checkTriggers({ resolved }: CheckedFlow): Diagnostic[] {
  return [...resolved.nodes.values()].filter(({ kind }) => kind === overflowTrigger).flatMap(checkNode);
}

function checkNode({ node, config, exits }: ResolvedNode): Diagnostic[] {
  const { triggers } = overflowTriggerConfig.parse(config);
  const nameOf = ({ id }: OverflowTrigger) => exits.find((exit) => exit.id === `trigger-${id}`)?.label ?? id;
  return triggers.flatMap((trigger, index) => {
    const where = { node: node.id, exit: `trigger-${trigger.id}`, path: ['triggers', index] };
    const name = { trigger: nameOf(trigger) };
    if (isImpossible(trigger)) return [finding('trigger-impossible', where, name)];
    const above = triggers.slice(0, index).find((other) => !isImpossible(other) && impliesTrigger(trigger, other));
    if (above) return [finding('trigger-shadowed', where, { ...name, above: nameOf(above) })];
    return alwaysHolds(trigger) ? [finding('trigger-at-once', where, name)] : [];
  });
}

/** Whether something above a limit of its own can be told at all: no wait is predicted while no agent is staffed. */
function isImpossible({ match, conditions }: OverflowTrigger): boolean {
  const measures = new Set(conditions.map(({ measure }) => measure));
  return match === 'all' && measures.has('no-agents') && measures.has('predicted-wait');
}

function alwaysHolds({ match, conditions }: OverflowTrigger): boolean {
  return match === 'any' ? conditions.some(isCertain) : conditions.every(isCertain);
}

/** More than 0 callers always wait: the one whose wait is watched is among them. */
function isCertain({ measure, callers }: OverflowCondition): boolean {
  return measure === 'callers' && callers === 0;
}

/** Whether `above` holds whenever `trigger` does. */
function impliesTrigger(trigger: OverflowTrigger, above: OverflowTrigger): boolean {
  const cases = trigger.match === 'all' ? [trigger.conditions] : trigger.conditions.map((condition) => [condition]);
  return cases.every((together) => {
    const follows = (wanted: OverflowCondition) =>
      isCertain(wanted) || together.some((given) => impliesCondition(given, wanted));
    return above.match === 'any' ? above.conditions.some(follows) : above.conditions.every(follows);
  });
}

function impliesCondition(given: OverflowCondition, wanted: OverflowCondition): boolean {
  return given.measure === wanted.measure && LIMITS[given.measure](given) >= LIMITS[wanted.measure](wanted);
}

const LIMITS: Record<OverflowCondition['measure'], (condition: OverflowCondition) => number> = {
  'predicted-wait': ({ seconds }) => seconds,
  loops: ({ loops }) => loops,
  callers: ({ callers }) => callers,
  'no-agents': () => 0,
};
