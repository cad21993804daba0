import type { Clock } from '#runtime/engine/clock.ts';
import type { CallEndCause } from '#schemas/effects/index.ts';
import type { ExpectedMedia, LiveState } from '../port.ts';
import { AsteriskUnreachableError, readJson } from './ari-client.ts';
import { type AriChannel, ariApplication, ariChannels } from './ari-event.ts';
import type { CallRegistry } from './call-registry.ts';
import type { Commander } from './commander.ts';
import { calledNumber } from './event-translator.ts';
import { fromAsteriskId, toAsteriskId } from './ids.ts';
import { isInternalChannel, isSnoop } from './monitor-commands.ts';

export interface ResynchroniseOptions {
  commander: Commander;
  registry: CallRegistry;
  app: string;
  clock: Clock;
  isConnected(): boolean;
  inBackground(work: Promise<unknown>, what: string): void;
  endCall(callId: string, cause: CallEndCause): void;
  /** Channels that listen to calls, which are no calls themselves. */
  adoptSnoops(channels: readonly AriChannel[]): Promise<void>;
  /** Bridges by Asterisk's ids, and the channels that somebody may be in them with. */
  adoptBridges(bridges: readonly string[], channels: ReadonlySet<string>): Promise<void>;
}

/**
 * Finds out what is still up. First it takes the picture, then it sends a marker through Asterisk: when the marker comes
 * back on the event socket, every event from before the picture has been delivered, and whatever ended since is known.
 */
export function createResynchronise(options: ResynchroniseOptions) {
  const { commander, registry, app, clock, endCall } = options;
  let markers = 0;
  const awaited = new Map<string, () => void>();
  const connections = new Set<() => void>();

  async function waitForMarker(): Promise<void> {
    markers += 1;
    const name = `switchyard-${clock.now()}-${markers}`;
    const arrived = new Promise<void>((resolve) => awaited.set(name, resolve));
    const send = (): void => {
      const sent = commander.request({ method: 'POST', path: `events/user/${name}`, query: { application: app } });
      options.inBackground(sent, 'send a marker');
    };
    // A marker that was on its way when the socket broke may be lost: each new connection gets its own.
    connections.add(send);
    send();
    try {
      await within(clock, markerLimitMs, arrived);
    } finally {
      awaited.delete(name);
      connections.delete(send);
    }
  }

  async function waitForConnection(): Promise<void> {
    if (options.isConnected()) return;
    let connected = (): void => {};
    const waiting = new Promise<void>((resolve) => {
      connected = resolve;
      connections.add(connected);
    });
    try {
      await within(clock, connectionLimitMs, waiting);
    } finally {
      connections.delete(connected);
    }
  }

  async function liveIds(ids: Iterable<string>, root: string): Promise<Set<string>> {
    const live = new Set<string>();
    for (const id of ids) {
      if ((await commander.request({ method: 'GET', path: `${root}/${toAsteriskId(id)}` })) !== null) live.add(id);
    }
    return live;
  }

  async function readChannels(ours: readonly string[]): Promise<Map<string, AriChannel>> {
    const answer = await commander.request({ method: 'GET', path: 'channels' });
    const wanted = new Set(ours);
    const channels = answer === null ? [] : ariChannels.parse(readJson(answer));
    return new Map(channels.filter(({ id }) => wanted.has(id)).map((channel) => [channel.id, channel]));
  }

  function describeCalls(channels: Iterable<AriChannel>): Pick<LiveState, 'callIds' | 'answeredIds' | 'inbound'> {
    const callIds = new Set<string>();
    const answeredIds = new Set<string>();
    const inbound = new Map<string, { caller: string; called: string }>();
    for (const channel of channels) {
      const callId = fromAsteriskId(channel.id);
      if (registry.adopt(callId) === undefined) continue;
      callIds.add(callId);
      if (channel.state === 'Up') answeredIds.add(callId);
      const called = calledNumber(channel);
      if (called !== null) inbound.set(callId, { caller: channel.caller.number, called });
    }
    return { callIds, answeredIds, inbound };
  }

  return {
    onMarker(name: string): void {
      awaited.get(name)?.();
    },
    onConnected(): void {
      for (const callback of [...connections]) callback();
    },
    async run(expected: ExpectedMedia): Promise<LiveState> {
      await waitForConnection();
      const before = [...registry.all()];
      await Promise.all(before.map((call) => call.commands));
      const answer = await commander.request({ method: 'GET', path: `applications/${app}` });
      if (answer === null) throw new AsteriskUnreachableError(`Asterisk does not know the application ${app}`);
      const application = ariApplication.parse(readJson(answer));
      const channels = await readChannels(application.channel_ids);
      const playbackIds = await liveIds(expected.playbackIds, 'playbacks');
      const recordingIds = await liveIds(expected.recordingIds, 'recordings/live');
      const bridgeIds = await liveIds(expected.bridgeIds, 'bridges');
      await waitForMarker();

      for (const call of before) {
        // Asterisk has restarted or lost it: nobody else will tell.
        if (!channels.has(call.channelId) && registry.find(call.callId) === call) endCall(call.callId, 'failed');
      }
      await options.adoptSnoops([...channels.values()].filter(isSnoop));
      await options.adoptBridges(application.bridge_ids, new Set(channels.keys()));
      return {
        ...describeCalls([...channels.values()].filter((channel) => !isInternalChannel(channel))),
        playbackIds,
        recordingIds,
        bridgeIds,
      };
    },
  };
}

async function within(clock: Clock, limitMs: number, work: Promise<void>): Promise<void> {
  let timer: unknown = null;
  const late = new Promise<never>((_, reject) => {
    timer = clock.setTimeout(
      () => reject(new AsteriskUnreachableError(`no sign of Asterisk for ${limitMs} ms`)),
      limitMs,
    );
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clock.clearTimeout(timer);
  }
}

/** Asterisk dials every 500 ms; this leaves room for its own restart. */
const connectionLimitMs = 30_000;
const markerLimitMs = 30_000;
