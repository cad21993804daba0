import { shownTo } from './dial.ts';
import { waitingSince } from './state.ts';
import { dropLeg, type Turn } from './turn.ts';

/**
 * A customer whom the agent has called waits in a queue from now on: their call goes on as that of a contact, which begins
 * with this. Who called by themselves has a contact, and waits as that.
 */
export function letWait(turn: Turn, { queue, onlyFor }: { queue: string; onlyFor: string | null }): void {
  const { state, writes } = turn;
  const { drive, customer: caller, campaign } = state;
  const { customer } = drive.legs;
  if (customer === null) return;
  const { callId } = customer;
  const called = shownTo(state, caller);
  writes.push({
    write: 'queued',
    customer: { callId, caller, called, campaign, queue, onlyFor, calledAt: waitingSince(state) },
  });
  drive.passedTo = { conversation: null, calls: [callId] };
  dropLeg(turn, 'customer');
}
