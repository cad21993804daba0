import type { Clock } from '#runtime/engine/clock.ts';
import { mediaDurationMs } from '#runtime/simulator/media-duration.ts';
import type { CallEndCause } from '#schemas/effects/index.ts';
import type { OriginateCommand, PlayCommand, Sound, TelephonyEvent, TelephonyPort } from '../port.ts';
import { makeSilentWav } from './silent-wav.ts';
import { createSimulatedBridges } from './simulated-bridges.ts';
import { createSimulatedLine, type SimulatedLine } from './simulated-line.ts';
import { createSimulatedMonitors } from './simulated-monitors.ts';
import { createSimulatedPhones } from './simulated-phones.ts';

/** What happens to a call that we place. */
export type OutboundBehaviour =
  | { ringMs: number; then: 'answer'; hangUpAfterMs?: number }
  | { ringMs: number; then: Exclude<CallEndCause, 'normal' | 'no-answer'> }
  | { then: 'ring' };

export interface SimulatedTelephonyOptions {
  clock: Clock;
  /** Length of a file of the audio library in milliseconds; null when there is none. */
  audioDurationMs?: (audio: string) => number | null;
  /** What the outside world does with calls that we place; answers after a second if left out. */
  outbound?: (command: OriginateCommand) => OutboundBehaviour;
  /** Begins the ids of calls that come in; where contacts outlive this process it must differ at every start. */
  idPrefix?: string;
  /** How long a call waits for a runtime before it is given up. */
  waitLimitMs?: number;
}

/** A telephone system in this process, with the outside world in the hands of whoever holds it. */
export interface SimulatedTelephony extends TelephonyPort {
  /** Somebody dials one of our numbers. */
  placeCall(call: { from: string; to: string }): string;
  /** The other side presses a key, speaks for a while, or hangs up. */
  press(callId: string, key: string): void;
  speak(callId: string, durationMs: number): void;
  hangUpFromOutside(callId: string): void;
  /** The other side is gone without hanging up, as a page with a phone in it that has crashed. */
  vanish(callId: string): void;
  /** Breaks the connection to the runtime; events wait until it is back, as with Asterisk. */
  disconnect(): void;
  reconnect(): void;
  /** What is known of a call that is up. */
  inspect(callId: string): InspectedCall | null;
  /** A browser phone that was provisioned loses its connection, or is back. */
  setPhoneReachable(extension: string, reachable: boolean): void;
  liveCallIds(): string[];
}

export interface InspectedCall {
  answered: boolean;
  /** What was played to it so far. */
  heard: readonly Sound[];
  bridgeId: string | null;
  /** The calls that it hears now: those in its bridge, one that whispers to it, those that it listens to. */
  hears: readonly string[];
}

interface SimulatedCall {
  callId: string;
  /** What is known of a call that came in; null for one that we placed. */
  arrival: { caller: string; called: string } | null;
  answered: boolean;
  heard: Sound[];
  line: SimulatedLine;
  timers: unknown[];
}

export function createSimulatedTelephony(options: SimulatedTelephonyOptions): SimulatedTelephony {
  const {
    clock,
    audioDurationMs = () => defaultAudioMs,
    waitLimitMs = defaultWaitLimitMs,
    idPrefix = 'simulated',
  } = options;
  const outbound = options.outbound ?? ((): OutboundBehaviour => ({ ringMs: 1_000, then: 'answer' }));
  const calls = new Map<string, SimulatedCall>();
  const placedIds = new Set<string>();
  const recordings = new Map<string, number>();
  const waiting: (() => TelephonyEvent)[] = [];
  const onConnected = new Set<() => void>();
  let listener: ((event: TelephonyEvent) => void) | null = null;
  let connected = true;
  let inboundCalls = 0;
  const bridges = createSimulatedBridges({ clock, emit, keepRecording });
  const monitors = createSimulatedMonitors(bridges);
  const phones = createSimulatedPhones(emit);

  function keepRecording(recordingId: string, seconds: number): void {
    recordings.set(recordingId, seconds);
  }

  function emit(event: TelephonyEvent): void {
    emitLate(() => event);
  }

  /** The event is made when it is delivered, for what depends on that moment. */
  function emitLate(make: () => TelephonyEvent): void {
    waiting.push(make);
    flush();
  }

  function flush(): void {
    while (connected && listener) {
      const make = waiting.shift();
      if (!make) return;
      listener(make());
    }
  }

  function openCall(callId: string, arrival: SimulatedCall['arrival']): SimulatedCall {
    const call: SimulatedCall = {
      callId,
      arrival,
      answered: false,
      heard: [],
      timers: [],
      line: createSimulatedLine({
        callId,
        clock,
        emit,
        measure,
        keepRecording,
      }),
    };
    calls.set(callId, call);
    return call;
  }

  function measure({ callId, items, loop }: PlayCommand): { durationMs: number; audible: boolean } {
    const durations = items.map((item) => {
      // A tone sounds until it is stopped.
      if (item.type === 'tone') return Number.POSITIVE_INFINITY;
      if (item.type === 'audio') return audioDurationMs(item.audio);
      return mediaDurationMs(item, () => undefined);
    });
    calls.get(callId)?.heard.push(...items.filter((_, index) => durations[index] !== null));
    const durationMs = durations.reduce<number>((sum, duration) => sum + (duration ?? 0), 0);
    return {
      durationMs: loop && durationMs > 0 ? Number.POSITIVE_INFINITY : durationMs,
      audible: items.length === 0 || durations.some((duration) => duration !== null),
    };
  }

  function endCall(callId: string, cause: CallEndCause): void {
    const call = calls.get(callId);
    if (!call) return;
    for (const timer of call.timers) clock.clearTimeout(timer);
    call.line.hangUp();
    calls.delete(callId);
    monitors.release(callId);
    bridges.leave(callId);
    emit({ type: 'call.ended', callId, cause });
  }

  function later(call: SimulatedCall, delayMs: number, work: () => void): void {
    call.timers.push(clock.setTimeout(work, delayMs));
  }

  function ring(call: SimulatedCall, command: OriginateCommand): void {
    if (!phones.canReach(command.to)) {
      later(call, 0, () => endCall(call.callId, 'failed'));
      return;
    }
    const behaviour = outbound(command);
    later(call, command.ringTimeoutMs, () => {
      if (!call.answered) endCall(call.callId, 'no-answer');
    });
    later(call, 0, () => {
      if (behaviour.then === 'ring' || behaviour.then === 'answer') emit({ type: 'call.ringing', callId: call.callId });
    });
    if (behaviour.then === 'ring') return;
    later(call, behaviour.ringMs, () => {
      if (behaviour.then !== 'answer') return endCall(call.callId, behaviour.then);
      call.answered = true;
      emit({ type: 'call.answered', callId: call.callId });
      const { hangUpAfterMs } = behaviour;
      if (hangUpAfterMs !== undefined) later(call, hangUpAfterMs, () => endCall(call.callId, 'normal'));
    });
  }

  return {
    async start(onEvent) {
      listener = onEvent;
      if (connected) onEvent({ type: 'connected' });
      flush();
    },
    async stop() {
      listener = null;
    },
    async drain() {
      // There is no other node to take the calls.
    },
    async answer(callId) {
      const call = calls.get(callId);
      if (call) call.answered = true;
    },
    async hangUp(callId) {
      endCall(callId, 'normal');
    },
    async play(command) {
      calls.get(command.callId)?.line.play(command);
    },
    async stopPlayback(playbackId) {
      for (const call of calls.values()) call.line.stop(playbackId);
    },
    async record(command) {
      calls.get(command.callId)?.line.record(command);
    },
    async stopRecording(recordingId) {
      for (const call of calls.values()) call.line.stop(recordingId);
      bridges.stopRecording(recordingId);
    },
    async fetchRecording(recordingId) {
      const seconds = recordings.get(recordingId);
      if (seconds === undefined) throw new Error(`telephony.unknown-recording: ${recordingId}`);
      return makeSilentWav(seconds);
    },
    async deleteRecording(recordingId) {
      recordings.delete(recordingId);
    },
    async originate(command) {
      if (placedIds.has(command.callId)) return;
      placedIds.add(command.callId);
      ring(openCall(command.callId, null), command);
    },
    async bridge(bridgeId, callIds) {
      const present = callIds.filter((callId) => calls.has(callId));
      for (const callId of present) {
        if (bridges.bridgeOf(callId) === bridgeId) continue;
        monitors.release(callId, 'listener');
        calls.get(callId)?.line.stopLoops();
        bridges.join(bridgeId, callId);
      }
    },
    async unbridge(bridgeId) {
      bridges.end(bridgeId);
    },
    async leaveBridge(bridgeId, callId) {
      bridges.leave(callId, bridgeId);
    },
    async recordBridge(command) {
      bridges.record(command);
    },
    async monitor(command) {
      if (calls.has(command.listenerCallId) && calls.has(command.targetCallId)) monitors.set(command);
    },
    async stopMonitor(monitorId) {
      monitors.stop(monitorId);
    },
    async provisionPhone({ extension }) {
      phones.provision(extension);
    },
    async adopt() {
      // There is one world and one listener: every call's events come to it anyway.
    },
    async resynchronise(expected) {
      if (!connected) await new Promise<void>((resolve) => onConnected.add(resolve));
      const isActive = (id: string): boolean => [...calls.values()].some((call) => call.line.isActive(id));
      return {
        callIds: new Set(calls.keys()),
        answeredIds: new Set([...calls.values()].filter(({ answered }) => answered).map(({ callId }) => callId)),
        inbound: new Map([...calls.values()].flatMap(({ callId, arrival }) => (arrival ? [[callId, arrival]] : []))),
        playbackIds: new Set([...expected.playbackIds].filter(isActive)),
        recordingIds: new Set([...expected.recordingIds].filter((id) => isActive(id) || bridges.isRecording(id))),
        bridgeIds: new Set([...expected.bridgeIds].filter((id) => bridges.membersOf(id).length > 0)),
      };
    },

    placeCall({ from, to }) {
      inboundCalls += 1;
      const callId = `${idPrefix}-${inboundCalls}`;
      const call = openCall(callId, { caller: from, called: to });
      const placedAtMs = clock.now();
      let taken = false;
      later(call, waitLimitMs, () => {
        if (!taken) endCall(callId, 'normal');
      });
      emitLate(() => {
        taken = true;
        return { type: 'call.arrived', callId, caller: from, called: to, waitedMs: clock.now() - placedAtMs };
      });
      return callId;
    },
    press(callId, key) {
      const call = calls.get(callId);
      if (call && !call.line.press(key)) emit({ type: 'key', callId, key });
    },
    speak(callId, durationMs) {
      calls.get(callId)?.line.speak(durationMs);
    },
    hangUpFromOutside: (callId) => endCall(callId, 'normal'),
    vanish: (callId) => endCall(callId, 'failed'),
    disconnect() {
      if (!connected) return;
      connected = false;
      listener?.({ type: 'disconnected' });
    },
    reconnect() {
      if (connected) return;
      connected = true;
      listener?.({ type: 'connected' });
      flush();
      for (const resolve of onConnected) resolve();
      onConnected.clear();
    },
    inspect(callId) {
      const call = calls.get(callId);
      if (!call) return null;
      const { answered, heard } = call;
      return { answered, heard, bridgeId: bridges.bridgeOf(callId), hears: monitors.heardBy(callId) };
    },
    setPhoneReachable: phones.setReachable,
    liveCallIds: () => [...calls.keys()],
  };
}

const defaultAudioMs = 3_000;
/** As long as the generated dialplan lets a call wait. */
const defaultWaitLimitMs = 20_000;
