import type { CallEndCause } from '#schemas/effects/index.ts';
import type { OriginateCommand } from '../port.ts';
import { AsteriskRefusedError } from './ari-client.ts';
import type { CallRegistry } from './call-registry.ts';
import type { Commander } from './commander.ts';
import { dialledEndpoint } from './dialled-endpoint.ts';
import { placedArgument } from './event-translator.ts';
import { toAsteriskId } from './ids.ts';

export interface CallCommandOptions {
  commander: Commander;
  registry: CallRegistry;
  app: string;
  trunk: string;
  endCall(callId: string, cause: CallEndCause): void;
}

/** Answering, hanging up, placing and taking over calls. */
export function createCallCommands({ commander, registry, app, trunk, endCall }: CallCommandOptions) {
  async function adoptCall(callId: string): Promise<void> {
    const call = registry.adopt(callId);
    // Of a call that this process has seen from its beginning it is told anyway.
    if (!call?.shared || call.adopted) return;
    call.adopted = true;
    const answer = await commander.request({
      method: 'POST',
      path: `applications/${app}/subscription`,
      query: { eventSource: `channel:${call.channelId}` },
    });
    if (answer === null) registry.forget(callId);
  }

  return {
    answer(callId: string): Promise<void> {
      return commander.forTakenCall(callId, async (call) => {
        await commander.request({ method: 'POST', path: `channels/${call.channelId}/answer` });
      });
    },

    hangUp(callId: string): Promise<void> {
      return commander.forCall(callId, async (call) => {
        call.hangingUp = 'us';
        await commander.request({
          method: 'DELETE',
          path: `channels/${call.channelId}`,
          query: { reason: 'normal' },
        });
      });
    },

    async originate(command: OriginateCommand): Promise<void> {
      if (registry.find(command.callId) || registry.hasEnded(command.callId)) return;
      registry.begin(command.callId, toAsteriskId(command.callId)).taken = true;
      await commander.forCall(command.callId, async (call) => {
        const endpoint = dialledEndpoint(command.to, trunk);
        if (endpoint === null) return endCall(call.callId, 'invalid-number');
        try {
          await commander.request({
            method: 'POST',
            path: 'channels',
            body: {
              endpoint,
              app,
              appArgs: placedArgument,
              channelId: call.channelId,
              timeout: Math.max(1, Math.ceil(command.ringTimeoutMs / 1_000)),
              ...(command.from ? { callerId: command.from } : {}),
              // Only SIP has headers; another technology's channel would complain.
              ...(command.autoAnswer && endpoint.startsWith('PJSIP/') ? { variables: autoAnswerHeaders } : {}),
            },
          });
        } catch (error) {
          // Asterisk has no route: an unknown endpoint, or one that is not reachable now.
          if (error instanceof AsteriskRefusedError && noRouteStatuses.has(error.status)) {
            return endCall(call.callId, 'failed');
          }
          registry.forget(call.callId);
          throw error;
        }
      });
    },

    /**
     * Another node's application keeps the call; this one's is told everything about it as well. Moving the channel here
     * instead would wait for the end of what is being played, and tell nothing until then.
     */
    async adopt(callIds: readonly string[]): Promise<void> {
      await Promise.all(callIds.map(adoptCall));
    },
  };
}

/** What phones of different makers take for a request to answer by themselves; others ring. */
const autoAnswerHeaders = {
  'PJSIP_HEADER(add,Call-Info)': '<sip:switchyard>;answer-after=0',
  'PJSIP_HEADER(add,Alert-Info)': '<http://switchyard>;info=alert-autoanswer',
};
const noRouteStatuses = new Set([400, 500]);
