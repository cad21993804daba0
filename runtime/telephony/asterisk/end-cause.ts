import type { CallEndCause } from '#schemas/effects/index.ts';

/**
 * Says in our words why a call ended before it was answered.
 * @see ITU-T Q.850; the SIP codes beside the numbers are what Asterisk 22 was seen to turn into them.
 */
export function endCauseFromQ850(cause: number): CallEndCause {
  return q850[cause] ?? 'failed';
}

const q850: Record<number, CallEndCause> = {
  1: 'invalid-number', // 404, 410
  3: 'invalid-number',
  16: 'normal',
  17: 'busy', // 486, 600
  18: 'no-answer',
  19: 'no-answer', // 480, ring timeout
  20: 'no-answer',
  21: 'rejected', // 401, 403, 603
  22: 'invalid-number',
  28: 'invalid-number', // 484
  31: 'normal',
  34: 'congestion', // 503
  38: 'congestion',
  41: 'congestion',
  42: 'congestion',
  44: 'congestion',
};
