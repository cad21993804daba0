import type { CallEndCause } from '#schemas/effects/index.ts';
import type { OriginateCommand } from '../port.ts';
import { AsteriskRefusedError } from './ari-client.ts';
import type { CallRegistry } from './call-registry.ts';
import type { Commander } from './commander.ts';
import { placedArgument } from './event-translator.ts';
import { toAsteriskId } from './ids.ts';
import { trunkEndpoint } from './trunk-endpoint.ts';

export interface CallCommandOptions {
  commander: Commander;
  registry: CallRegistry;
  app: string;
  trunk: string;
  endCall(callId: string, cause: CallEndCause): void;
}

/** Answering, hanging up, placing and joining calls. */
export function createCallCommands({ commander, registry, app, trunk, endCall }: CallCommandOptions) {
  /** Who is in which bridge, so that an empty one is not left behind. */
  const bridges = new Map<string, Set<string>>();

  async function unbridge(bridgeId: string): Promise<void> {
    bridges.delete(bridgeId);
    await commander.request({ method: 'DELETE', path: `bridges/${toAsteriskId(bridgeId)}` });
  }

  return {
    unbridge,

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
        const endpoint = trunkEndpoint(command.to, trunk);
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

    async bridge(bridgeId: string, callIds: readonly string[]): Promise<void> {
      const id = toAsteriskId(bridgeId);
      const channels: string[] = [];
      for (const callId of callIds)
        await commander.forTakenCall(callId, async (call) => void channels.push(call.channelId));
      bridges.set(bridgeId, new Set(callIds));
      await commander.request({ method: 'POST', path: `bridges/${id}`, query: { type: bridgeType, name: id } });
      // One by one: a call that has just ended must not keep the others out.
      for (const channel of channels) {
        await commander.request({ method: 'POST', path: `bridges/${id}/addChannel`, query: { channel } });
      }
    },

    /** Another node's application keeps the call; this one's is told everything about it as well. */
    async adopt(callIds: readonly string[]): Promise<void> {
      for (const callId of callIds) {
        const call = registry.find(callId) ? undefined : registry.adopt(callId);
        if (!call) continue;
        const answer = await commander.request({
          method: 'POST',
          path: `applications/${app}/subscription`,
          query: { eventSource: `channel:${call.channelId}` },
        });
        if (answer === null) registry.forget(callId);
      }
    },

    async leaveBridges(callId: string): Promise<void> {
      for (const [bridgeId, members] of bridges) {
        if (members.delete(callId) && members.size === 0) await unbridge(bridgeId);
      }
    },
  };
}

/** Without `dtmf_events` a bridge hands sound through natively, and keys are not seen. */
const bridgeType = 'mixing,dtmf_events';
const noRouteStatuses = new Set([400, 500]);
