import type { Outcome } from '#runtime/engine/ports.ts';
import type { WaitEffect } from '#runtime/engine/queue-carrier.ts';
import { MAX_PRIORITY } from '#schemas/effects/queue.ts';
import type { KeptWait } from './kept-wait.ts';

type Change = Extract<WaitEffect, { effect: 'change-queue' | 'raise-priority' }>;

const UNAVAILABLE: Outcome = { outcome: 'failed', data: { reason: 'unavailable' } };

/** Does to a wait what its overflow flow asks. A queue that nobody serves is closed to it, whoever waits there already. */
export async function changeWait(wait: KeptWait, { effect, params }: Change, now: number): Promise<Outcome> {
  if (effect === 'raise-priority') {
    const priority = Math.min(MAX_PRIORITY, wait.priority + params.by);
    return (await wait.change({ priority })) ? { outcome: 'raised', data: { priority } } : UNAVAILABLE;
  }
  const { queue } = params;
  if (!wait.knows(queue)) return { outcome: 'failed', data: { reason: 'unknown-queue' } };
  if (!wait.isStaffed(queue)) return { outcome: 'closed', data: {} };
  const priority = params.priority < 0 ? wait.priority : Math.min(MAX_PRIORITY, params.priority);
  const changed = await wait.change({ queue, priority, since: params.keepsTime ? wait.since : now });
  return changed ? { outcome: 'moved', data: {} } : UNAVAILABLE;
}
