import type { Clock } from '#runtime/engine/clock.ts';
import type { RecordBridgeCommand, TelephonyEvent } from '../port.ts';
import { readJson } from './ari-client.ts';
import { type AriRecording, ariBridge } from './ari-event.ts';
import type { CallRegistry, TrackedCall } from './call-registry.ts';
import type { Commander } from './commander.ts';
import { fromAsteriskId, toAsteriskId } from './ids.ts';
import { createRecentIds } from './recent-ids.ts';
import { wavSeconds } from './wav-seconds.ts';

export interface BridgeCommandOptions {
  commander: Commander;
  registry: CallRegistry;
  clock: Clock;
  deliver(event: TelephonyEvent): void;
  /** The call is about to talk: whatever else it is hearing ends. */
  onJoining(callId: string): Promise<void>;
}

/** Joining calls, taking them apart, and recording what is said meanwhile. */
export function createBridgeCommands({ commander, registry, clock, deliver, onJoining }: BridgeCommandOptions) {
  /** Channels in each bridge, so that an empty one is not left behind. */
  const bridges = new Map<string, Set<string>>();
  const issuedRecordings = createRecentIds();
  const finishedRecordings = createRecentIds();

  async function unbridge(bridgeId: string): Promise<void> {
    bridges.delete(bridgeId);
    await commander.request({ method: 'DELETE', path: `bridges/${toAsteriskId(bridgeId)}` });
  }

  async function readMembers(bridge: string): Promise<readonly string[]> {
    const answer = await commander.request({ method: 'GET', path: `bridges/${bridge}` });
    return answer === null ? [] : ariBridge.parse(readJson(answer)).channels;
  }

  async function join(bridgeId: string, call: TrackedCall): Promise<void> {
    await leaveAll(call.channelId, bridgeId);
    const request = {
      method: 'POST',
      path: `bridges/${toAsteriskId(bridgeId)}/addChannel`,
      query: { channel: call.channelId },
    } as const;
    for (let attempt = 1; (await commander.request(request)) === null; attempt += 1) {
      // Of an adopted call we learn that it is answered before it has entered its application.
      if (!call.adopted || attempt === joinAttempts || registry.hasEnded(call.callId)) return;
      await new Promise<void>((resolve) => void clock.setTimeout(resolve, joinPauseMs));
    }
    bridges.get(bridgeId)?.add(call.channelId);
  }

  /** Forgets that the channel is in any other bridge; one that is empty now goes. */
  async function leaveAll(channelId: string, except: string | null): Promise<void> {
    for (const [bridgeId, members] of bridges) {
      if (bridgeId !== except && members.delete(channelId) && members.size === 0) await unbridge(bridgeId);
    }
  }

  function finishRecording(recordingId: string, end: { bridgeId: string; seconds: number; failed: boolean }): void {
    if (finishedRecordings.add(recordingId)) deliver({ type: 'bridge-recording.finished', recordingId, ...end });
  }

  /** A recording of that name is there already, or there is no such bridge (any more). */
  async function settleRefused({ recordingId, bridgeId }: RecordBridgeCommand): Promise<void> {
    const id = toAsteriskId(recordingId);
    if (await commander.request({ method: 'GET', path: `recordings/live/${id}` })) return;
    const file = await commander.request({ method: 'GET', path: `recordings/stored/${id}/file` });
    finishRecording(recordingId, { bridgeId, seconds: file ? wavSeconds(file.body) : 0, failed: file === null });
  }

  return {
    unbridge,

    async bridge(bridgeId: string, callIds: readonly string[]): Promise<void> {
      const id = toAsteriskId(bridgeId);
      const calls: TrackedCall[] = [];
      for (const callId of callIds) await commander.forTakenCall(callId, async (call) => void calls.push(call));
      const query = { type: bridgeType, name: id };
      const created = await commander.request({ method: 'POST', path: `bridges/${id}`, query });
      // Adding a channel again takes it out for a moment.
      const members = created === null ? await readMembers(id) : [];
      bridges.set(bridgeId, new Set(members.filter((channelId) => registry.findChannel(channelId))));
      // One by one: a call that has just ended must not keep the others out.
      for (const call of calls) {
        if (members.includes(call.channelId)) continue;
        await onJoining(call.callId);
        await join(bridgeId, call);
      }
    },

    leaveBridge(bridgeId: string, callId: string): Promise<void> {
      return commander.forCall(callId, async ({ channelId }) => {
        const members = await readMembers(toAsteriskId(bridgeId));
        if (!members.includes(channelId)) return;
        await commander.request({
          method: 'POST',
          path: `bridges/${toAsteriskId(bridgeId)}/removeChannel`,
          query: { channel: channelId },
        });
        await leaveAll(channelId, null);
      });
    },

    /** Bridges that another process has made; one in which nobody is left, only a recording perhaps, is ended. */
    async adopt(ids: readonly string[], channels: ReadonlySet<string>): Promise<void> {
      for (const id of ids) {
        const members = (await readMembers(id)).filter((channelId) => channels.has(channelId));
        const bridgeId = fromAsteriskId(id);
        if (members.length === 0) await unbridge(bridgeId);
        else bridges.set(bridgeId, new Set(members));
      }
    },

    /** The call has ended. */
    leaveBridges: (channelId: string): Promise<void> => leaveAll(channelId, null),

    async recordBridge(command: RecordBridgeCommand): Promise<void> {
      const { recordingId, bridgeId, maxSeconds } = command;
      if (!issuedRecordings.add(recordingId)) return;
      try {
        const answer = await commander.request({
          method: 'POST',
          path: `bridges/${toAsteriskId(bridgeId)}/record`,
          // An existing recording is one that we started before: never record over it.
          query: {
            name: toAsteriskId(recordingId),
            format: 'wav',
            maxDurationSeconds: String(Math.ceil(maxSeconds)),
            ifExists: 'fail',
          },
        });
        if (answer === null) await settleRefused(command);
      } catch (error) {
        issuedRecordings.remove(recordingId);
        throw error;
      }
    },

    recordingOver(recording: AriRecording, failed: boolean): void {
      const bridgeId = fromAsteriskId(recording.target_uri.slice(bridgeUri.length));
      finishRecording(fromAsteriskId(recording.name), { bridgeId, seconds: recording.duration ?? 0, failed });
    },
  };
}

export function isBridgeRecording({ target_uri }: AriRecording): boolean {
  return target_uri.startsWith(bridgeUri);
}

const bridgeUri = 'bridge:';
/** Without `dtmf_events` a bridge hands sound through natively, and keys are not seen. */
const bridgeType = 'mixing,dtmf_events';
const joinAttempts = 20;
const joinPauseMs = 100;
