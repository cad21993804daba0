import type { FlowKind } from '#schemas/flow/flow.ts';

/** A flow runs flows of its own kind; one for callers who wait also has a call, and so can run an IVR. */
export function canCall(caller: FlowKind, called: FlowKind): boolean {
  return called === caller || (caller === 'overflow' && called === 'ivr');
}
