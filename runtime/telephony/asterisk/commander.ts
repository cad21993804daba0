import type { Clock } from '#runtime/engine/clock.ts';
import { type AriAnswer, type AriClient, type AriRequest, AsteriskRefusedError } from './ari-client.ts';
import type { CallRegistry, TrackedCall } from './call-registry.ts';

/** Sends requests, call by call in order, and tells outcomes from failures. */
export interface Commander {
  /** The answer, or null when what it is about does not exist (any more). @throws AsteriskRefusedError */
  request(request: AriRequest): Promise<AriAnswer | null>;
  /** Carries out the work after everything that was commanded for the call before; nothing for a call that has ended. */
  forCall(callId: string, work: (call: TrackedCall) => Promise<void>): Promise<void>;
  /** The same for work by which the runtime takes the call on. */
  forTakenCall(callId: string, work: (call: TrackedCall) => Promise<void>): Promise<void>;
}

export function createCommander(client: AriClient, registry: CallRegistry, clock: Clock): Commander {
  async function request(request: AriRequest): Promise<AriAnswer | null> {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await client.request(request);
      if (answer.status < 300) return answer;
      if (goneStatuses.has(answer.status)) return null;
      if (answer.status !== notBooted || attempt === bootAttempts) throw new AsteriskRefusedError(request, answer);
      await new Promise<void>((resolve) => void clock.setTimeout(resolve, bootPauseMs));
    }
  }

  async function forCall(callId: string, work: (call: TrackedCall) => Promise<void>): Promise<void> {
    const call = registry.adopt(callId);
    if (!call) return;
    const result = call.commands.then(() => (registry.hasEnded(callId) ? undefined : work(call)));
    call.commands = result.catch(() => {});
    return result;
  }

  /** Ends the wait for a runtime, which the dialplan limits. Nobody waits for it: the limit is seconds away. */
  function take(call: TrackedCall): void {
    if (call.taken) return;
    call.taken = true;
    request({
      method: 'POST',
      path: `channels/${call.channelId}/variable`,
      query: { variable: 'TIMEOUT(absolute)', value: '0' },
    }).catch(() => {
      call.taken = false;
    });
  }

  return {
    request,
    forCall,
    forTakenCall: (callId, work) =>
      forCall(callId, (call) => {
        take(call);
        return work(call);
      }),
  };
}

/**
 * 404: unknown · 409: no longer (or already) in that state, such as a channel that has left the application · 412: hanging
 * up · 422: a channel to subscribe to that does not exist.
 */
const goneStatuses = new Set([404, 409, 412, 422]);
/** A starting Asterisk dials us before it takes commands. */
const notBooted = 503;
const bootAttempts = 50;
const bootPauseMs = 200;
