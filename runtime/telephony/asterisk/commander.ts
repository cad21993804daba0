import { type AriAnswer, type AriClient, type AriRequest, AsteriskRefusedError } from './ari-client.ts';
import type { CallRegistry, TrackedCall } from './call-registry.ts';

/** Sends requests, call by call in order, and tells outcomes from failures. */
export interface Commander {
  /** The answer, or null when what it is about does not exist (any more). @throws AsteriskRefusedError */
  request(request: AriRequest): Promise<AriAnswer | null>;
  /** Carries out the work after everything that was commanded for the call before. Does nothing for a call that has ended. */
  forCall(callId: string, work: (call: TrackedCall) => Promise<void>): Promise<void>;
}

export function createCommander(client: AriClient, registry: CallRegistry): Commander {
  return {
    async request(request) {
      const answer = await client.request(request);
      if (answer.status < 300) return answer;
      if (goneStatuses.has(answer.status)) return null;
      throw new AsteriskRefusedError(request, answer);
    },
    forCall(callId, work) {
      const call = registry.adopt(callId);
      if (!call) return Promise.resolve();
      const result = call.commands.then(() => (registry.hasEnded(callId) ? undefined : work(call)));
      call.commands = result.catch(() => {});
      return result;
    },
  };
}

/** 404: unknown · 409: no longer (or already) in that state, such as a channel that has left the application · 412: hanging up ·
 * 422: a channel to subscribe to that does not exist. */
const goneStatuses = new Set([404, 409, 412, 422]);
