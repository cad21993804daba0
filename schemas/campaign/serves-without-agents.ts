import type { Flow } from '#schemas/flow/flow.ts';
import { type OverflowTrigger, overflowTriggerConfig } from '#schemas/nodes/overflow-trigger/node.ts';

/** Whether an overflow flow comes to those who wait while nobody is signed in, for whom no wait is predicted. */
export function servesWithoutAgents(overflow: Flow | undefined): boolean {
  return (overflow?.nodes ?? [])
    .filter(({ kind }) => kind === 'overflow-trigger')
    .some(({ config }) => overflowTriggerConfig.safeParse(config).data?.triggers.some(firesWithoutAgents));
}

function firesWithoutAgents({ match, conditions }: OverflowTrigger): boolean {
  const fires = conditions.map(({ measure }) => measure === 'loops' || measure === 'no-agents');
  return match === 'any' ? fires.includes(true) : !fires.includes(false);
}
