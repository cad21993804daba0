import type {
  LiveState,
  MonitorCommand,
  OriginateCommand,
  PlayCommand,
  RecordBridgeCommand,
} from '../../telephony/port.ts';
import { type ConversationState, conversationOfCall, type LegRole, LONGEST_RECORDING_SECONDS } from './state.ts';

/** What is to be done at the telephone system, in order. */
export type CallCommand =
  | ({ do: 'originate' } & OriginateCommand)
  | { do: 'leave-bridge'; bridgeId: string; callId: string }
  | { do: 'unbridge'; bridgeId: string }
  | { do: 'stop-monitor'; monitorId: string }
  | { do: 'stop-playback'; playbackId: string }
  | { do: 'stop-recording'; recordingId: string }
  | ({ do: 'play' } & PlayCommand)
  | { do: 'bridge'; bridgeId: string; callIds: readonly string[] }
  | ({ do: 'record' } & RecordBridgeCommand)
  | ({ do: 'monitor' } & MonitorCommand)
  | { do: 'hang-up'; callId: string };

/** What should be going on at the telephone system, as it follows from the state of a conversation. */
export interface Picture {
  bridgeId: string;
  /** Calls that we place; null for a caller's own. */
  calls: ReadonlyMap<string, OriginateCommand | null>;
  /** Calls that go on in a colleague's conversation: they are let go, not hung up. */
  passedOn: readonly string[];
  bridged: readonly string[];
  playing: ReadonlyMap<string, PlayCommand>;
  recording: string | null;
  monitors: ReadonlyMap<string, MonitorCommand>;
}

const roles: readonly LegRole[] = ['agent', 'customer', 'other'];

export function pictureOf(state: ConversationState): Picture {
  const { id, drive } = state;
  const calls = new Map<string, OriginateCommand | null>();
  const playing = new Map<string, PlayCommand>();
  const bridged: string[] = [];
  const monitors = new Map<string, MonitorCommand>();
  for (const role of roles) {
    const leg = drive.legs[role];
    if (leg === null) continue;
    calls.set(leg.callId, leg.placed && { callId: leg.callId, ...leg.placed });
    const heard = drive.hears[role];
    if (heard)
      playing.set(heard.id, { callId: leg.callId, playbackId: heard.id, items: heard.items, loop: heard.loop });
    if (drive.talking.includes(role)) bridged.push(leg.callId);
  }
  for (const { leg, mode } of drive.monitors) {
    if (leg === null) continue;
    calls.set(leg.callId, leg.placed && { callId: leg.callId, ...leg.placed });
    const target = drive.legs.agent;
    if (!leg.up || target?.up !== true) continue;
    if (mode === 'barge') bridged.push(leg.callId);
    else
      monitors.set(leg.callId, {
        monitorId: leg.callId,
        listenerCallId: leg.callId,
        targetCallId: target.callId,
        mode,
      });
  }
  const passedOn = drive.passedTo?.calls ?? [];
  return { bridgeId: id, calls, passedOn, bridged, playing, recording: drive.recorder?.id ?? null, monitors };
}

/** What is heard while a step cannot be written down; beyond all sounds that a conversation issues itself. */
export function comfortId({ id, revision }: Pick<ConversationState, 'id' | 'revision'>): string {
  return `${id}:sound.${1_000_000 + revision}`;
}

/** As much of what should be going on as a telephone system says is going on. Who is in a bridge it does not say. */
export function liveOf(before: ConversationState, state: ConversationState, live: LiveState): Picture {
  const wanted = pictureOf(state);
  const isOwn = (callId: string) => conversationOfCall(callId) === state.id && !wanted.passedOn.includes(callId);
  const own = [...live.callIds].filter(isOwn);
  const calls = new Map(wanted.calls);
  for (const callId of calls.keys()) if (!live.callIds.has(callId)) calls.delete(callId);
  for (const callId of own) if (!calls.has(callId)) calls.set(callId, { callId, ...unknown });
  // One that it was given by a colleague, and has no use for any more.
  for (const [callId, placed] of pictureOf(before).calls) {
    if (live.callIds.has(callId) && !calls.has(callId)) calls.set(callId, placed);
  }
  return {
    ...wanted,
    calls,
    bridged: [],
    playing: new Map([...wanted.playing].filter(([id]) => live.playbackIds.has(id))),
    recording: wanted.recording !== null && live.recordingIds.has(wanted.recording) ? wanted.recording : null,
    monitors: new Map(),
  };
}

/** A call that is up though it should not be: how it was placed does not matter any more. */
const unknown = { to: '', from: '', ringTimeoutMs: 0 };

/** Before anything has been done about a conversation: calls that it was given by another one are there. */
export function pictureBefore(state: ConversationState): Picture {
  const wanted = pictureOf(state);
  const given = [...wanted.calls].filter(([callId]) => conversationOfCall(callId) !== state.id);
  return { ...wanted, calls: new Map(given), bridged: [], playing: new Map(), recording: null, monitors: new Map() };
}

/**
 * What leads from one picture to the other, so that nobody is left in silence for longer than a command takes: first who
 * leaves a bridge, then what stops and begins to be heard, then who is joined, at last who is hung up.
 * @param ended Calls that are known to be over: nothing needs to be done about them.
 */
export function commandsBetween(
  before: Picture,
  after: Picture,
  ended: ReadonlySet<string> = new Set(),
): CallCommand[] {
  const { bridgeId } = after;
  const commands: CallCommand[] = [];
  const isUp = (callId: string) => before.calls.has(callId) && !ended.has(callId);

  for (const [callId, placed] of after.calls) {
    if (placed !== null && !before.calls.has(callId)) commands.push({ do: 'originate', ...placed });
  }
  for (const monitorId of before.monitors.keys()) {
    if (!after.monitors.has(monitorId)) commands.push({ do: 'stop-monitor', monitorId });
  }
  if (before.recording !== null && before.recording !== after.recording) {
    commands.push({ do: 'stop-recording', recordingId: before.recording });
  }
  const leaving = before.bridged.filter((callId) => !after.bridged.includes(callId));
  for (const callId of leaving) if (isUp(callId)) commands.push({ do: 'leave-bridge', bridgeId, callId });
  if (before.bridged.length > 0 && after.bridged.length === 0) commands.push({ do: 'unbridge', bridgeId });
  for (const [playbackId, { callId }] of before.playing) {
    if (!after.playing.has(playbackId) && isUp(callId)) commands.push({ do: 'stop-playback', playbackId });
  }
  for (const [playbackId, play] of after.playing) {
    if (!before.playing.has(playbackId)) commands.push({ do: 'play', ...play });
  }
  const joining = after.bridged.filter((callId) => !before.bridged.includes(callId));
  if (joining.length > 0) commands.push({ do: 'bridge', bridgeId, callIds: after.bridged });
  if (after.recording !== null && before.recording !== after.recording) {
    const maxSeconds = LONGEST_RECORDING_SECONDS;
    commands.push({ do: 'record', bridgeId, recordingId: after.recording, maxSeconds });
  }
  for (const [monitorId, monitor] of after.monitors) {
    if (before.monitors.get(monitorId)?.mode !== monitor.mode) commands.push({ do: 'monitor', ...monitor });
  }
  for (const [callId, placed] of before.calls) {
    const isLeft = !after.calls.has(callId) && !after.passedOn.includes(callId);
    if (placed !== null && isLeft && !ended.has(callId)) commands.push({ do: 'hang-up', callId });
  }
  return commands;
}

/**
 * What leads from what a telephone system says is going on to what should be. A command that was lost with its process is
 * given again; nothing is assumed about who is in the bridge.
 */
export function commandsToResume(before: ConversationState, state: ConversationState, live: LiveState): CallCommand[] {
  const wanted = pictureOf(state);
  const { bridgeId } = wanted;
  const apart = [...wanted.calls.keys()].filter(
    (callId) => live.callIds.has(callId) && !wanted.bridged.includes(callId),
  );
  const heard = new Set(wanted.playing.keys());
  // A caller whose flow goes on is not among the calls any more, and must not be left in it alone.
  const isLeft = live.bridgeIds.has(bridgeId) && wanted.bridged.length === 0;
  // About the step that is the last one written down, or about the next.
  const comforts = [before.revision - 1, before.revision].map((revision) => comfortId({ id: state.id, revision }));
  const past = Array.from({ length: state.drive.issued }, (_, index) => `${state.id}:sound.${index + 1}`);
  return [
    ...(live.bridgeIds.has(bridgeId) ? apart.map((callId) => ({ do: 'leave-bridge' as const, bridgeId, callId })) : []),
    ...(isLeft ? [{ do: 'unbridge' as const, bridgeId }] : []),
    ...[...past, ...comforts]
      .filter((id) => !heard.has(id))
      .map((playbackId) => ({ do: 'stop-playback' as const, playbackId })),
    ...commandsBetween(liveOf(before, state, live), wanted),
  ];
}
