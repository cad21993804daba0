import type { Outcome } from '#runtime/engine/ports.ts';
import type { WaitEffect } from '#runtime/engine/queue-carrier.ts';
import { MAX_PRIORITY } from '#schemas/effects/queue.ts';
import type { KeptWait } from './kept-wait.ts';

type Change = Extract<WaitEffect, { effect: 'change-queue' | 'raise-priority' }>;

const UNAVAILABLE: Outcome = { outcome: 'failed', data: { reason: 'unavailable' } };

/** Does to a wait what its overflow flow asks. A queue that nobody serves is closed to it, whoever waits there already. */
export async function changeWait(wait: KeptWait, { id, effect, params }: Change, now: number): Promise<Outcome> {
  // Asked again after a crash between the change and its outcome.
  const isDone = wait.changedBy === id;
  if (effect === 'raise-priority') {
    const priority = isDone ? wait.priority : Math.min(MAX_PRIORITY, wait.priority + params.by);
    const raised = isDone || (await wait.change({ priority, changedBy: id }));
    return raised ? { outcome: 'raised', data: { priority } } : UNAVAILABLE;
  }
  if (isDone) return { outcome: 'moved', data: {} };
  const { queue } = params;
  if (!wait.knows(queue)) return { outcome: 'failed', data: { reason: 'unknown-queue' } };
  if (!wait.isStaffed(queue)) return { outcome: 'closed', data: {} };
  const priority = params.priority < 0 ? wait.priority : Math.min(MAX_PRIORITY, params.priority);
  const changed = await wait.change({ queue, priority, since: params.keepsTime ? wait.since : now, changedBy: id });
  return changed ? { outcome: 'moved', data: {} } : UNAVAILABLE;
}
