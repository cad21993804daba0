import type { Clock } from '#runtime/engine/clock.ts';
import type { CallEndCause } from '#schemas/effects/index.ts';
import type { OriginateCommand } from '../port.ts';
import { AsteriskRefusedError, readJson } from './ari-client.ts';
import { ariBridge } from './ari-event.ts';
import type { CallRegistry, TrackedCall } from './call-registry.ts';
import type { Commander } from './commander.ts';
import { placedArgument } from './event-translator.ts';
import { toAsteriskId } from './ids.ts';
import { trunkEndpoint } from './trunk-endpoint.ts';

export interface CallCommandOptions {
  commander: Commander;
  registry: CallRegistry;
  app: string;
  trunk: string;
  clock: Clock;
  endCall(callId: string, cause: CallEndCause): void;
}

/** Answering, hanging up, placing and joining calls. */
export function createCallCommands({ commander, registry, app, trunk, clock, endCall }: CallCommandOptions) {
  /** Who is in which bridge, so that an empty one is not left behind. */
  const bridges = new Map<string, Set<string>>();

  async function unbridge(bridgeId: string): Promise<void> {
    bridges.delete(bridgeId);
    await commander.request({ method: 'DELETE', path: `bridges/${toAsteriskId(bridgeId)}` });
  }

  async function readMembers(bridge: string): Promise<readonly string[]> {
    const answer = await commander.request({ method: 'GET', path: `bridges/${bridge}` });
    return answer === null ? [] : ariBridge.parse(readJson(answer)).channels;
  }

  async function join(bridge: string, call: TrackedCall): Promise<void> {
    const request = {
      method: 'POST',
      path: `bridges/${bridge}/addChannel`,
      query: { channel: call.channelId },
    } as const;
    for (let attempt = 1; (await commander.request(request)) === null; attempt += 1) {
      // Of an adopted call we learn that it is answered before it has entered its application.
      if (!call.adopted || attempt === joinAttempts || registry.hasEnded(call.callId)) return;
      await new Promise<void>((resolve) => void clock.setTimeout(resolve, joinPauseMs));
    }
  }

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
      const calls: TrackedCall[] = [];
      for (const callId of callIds) await commander.forTakenCall(callId, async (call) => void calls.push(call));
      bridges.set(bridgeId, new Set(callIds));
      const query = { type: bridgeType, name: id };
      const created = await commander.request({ method: 'POST', path: `bridges/${id}`, query });
      // Adding a channel again takes it out for a moment.
      const members = created === null ? await readMembers(id) : [];
      // One by one: a call that has just ended must not keep the others out.
      for (const call of calls) if (!members.includes(call.channelId)) await join(id, call);
    },

    /**
     * Another node's application keeps the call; this one's is told everything about it as well. Moving the channel here
     * instead would wait for the end of what is being played, and tell nothing until then.
     */
    async adopt(callIds: readonly string[]): Promise<void> {
      await Promise.all(callIds.map(adoptCall));
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
const joinAttempts = 20;
const joinPauseMs = 100;
const noRouteStatuses = new Set([400, 500]);
