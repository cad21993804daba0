import type { MonitorCommand } from '../port.ts';
import { readJson } from './ari-client.ts';
import { type AriChannel, ariBridge } from './ari-event.ts';
import type { CallRegistry } from './call-registry.ts';
import type { Commander } from './commander.ts';
import { fromAsteriskId, toAsteriskId } from './ids.ts';

export interface MonitorCommandOptions {
  commander: Commander;
  registry: CallRegistry;
  app: string;
}

/**
 * Listening to a call: Asterisk makes a snoop channel, which hears both directions of the call, and this is joined with the
 * listener in a bridge that has the monitor's own id. A snoop channel ends with its call; the rest is tidied up here.
 */
export function createMonitorCommands({ commander, registry, app }: MonitorCommandOptions) {
  const monitors = new Map<string, MonitorCommand>();
  /** Commands of one monitor are carried out one after the other. */
  let commands: Promise<void> = Promise.resolve();

  function inTurn(work: () => Promise<void>): Promise<void> {
    const result = commands.then(work);
    commands = result.catch(() => {});
    return result;
  }

  async function readMembers(bridge: string): Promise<readonly string[]> {
    const answer = await commander.request({ method: 'GET', path: `bridges/${bridge}` });
    return answer === null ? [] : ariBridge.parse(readJson(answer)).channels;
  }

  async function removeSnoop(monitorId: string, mode: MonitorCommand['mode']): Promise<void> {
    await commander.request({ method: 'DELETE', path: `channels/${snoopId(monitorId, mode)}` });
  }

  async function remove(monitorId: string): Promise<void> {
    monitors.delete(monitorId);
    for (const mode of modes) await removeSnoop(monitorId, mode);
    await commander.request({ method: 'DELETE', path: `bridges/${toAsteriskId(monitorId)}` });
  }

  async function start(command: MonitorCommand): Promise<void> {
    const { monitorId, mode, listenerCallId, targetCallId } = command;
    const [listener, target] = [registry.adopt(listenerCallId), registry.adopt(targetCallId)];
    if (!listener || !target) return;
    const before = monitors.get(monitorId);
    if (before?.mode === mode && before.listenerCallId === listenerCallId) return;
    monitors.set(monitorId, command);
    const bridge = toAsteriskId(monitorId);
    for (const other of modes) if (other !== mode) await removeSnoop(monitorId, other);
    await commander.request({ method: 'POST', path: `bridges/${bridge}`, query: { type: 'mixing', name: bridge } });
    const snoop = await commander.request({
      method: 'POST',
      path: `channels/${target.channelId}/snoop/${snoopId(monitorId, mode)}`,
      query: { spy: 'both', whisper: mode === 'whisper' ? 'out' : 'none', app, appArgs: snoopArgument },
    });
    if (snoop === null) return remove(monitorId);
    await commander.request({
      method: 'POST',
      path: `bridges/${bridge}/addChannel`,
      query: { channel: listener.channelId },
    });
  }

  return {
    monitor: (command: MonitorCommand): Promise<void> => inTurn(() => start(command)),
    stopMonitor: (monitorId: string): Promise<void> => inTurn(() => remove(monitorId)),

    /** A snoop channel joins its listener as soon as it is in our hands, also when another process has asked for it. */
    snoopStarted(channel: AriChannel): Promise<void> {
      const bridge = toAsteriskId(monitorIdOf(channel));
      const query = { channel: channel.id };
      return inTurn(
        async () => void (await commander.request({ method: 'POST', path: `bridges/${bridge}/addChannel`, query })),
      );
    },

    /** The call that it listened to has ended, or it was taken away. */
    snoopEnded(channel: AriChannel): Promise<void> {
      const monitorId = monitorIdOf(channel);
      return inTurn(async () => {
        const mode = monitors.get(monitorId)?.mode;
        if (mode === undefined || channel.id === snoopId(monitorId, mode)) await remove(monitorId);
      });
    },

    /** Monitors that another process has begun: one whose listener has gone meanwhile is ended. */
    adopt(channels: Iterable<AriChannel>): Promise<void> {
      return inTurn(async () => {
        for (const channel of channels) {
          const monitorId = monitorIdOf(channel);
          if (monitors.has(monitorId)) continue;
          const members = await readMembers(toAsteriskId(monitorId));
          const listener = members.find((id) => id !== channel.id);
          if (listener === undefined) await remove(monitorId);
          else monitors.set(monitorId, { ...describeSnoop(channel), listenerCallId: fromAsteriskId(listener) });
        }
      });
    },

    /** The call has ended, or talks elsewhere itself now. */
    async release(callId: string, role?: 'listener'): Promise<void> {
      for (const { monitorId, listenerCallId, targetCallId } of monitors.values()) {
        if (listenerCallId !== callId && (role === 'listener' || targetCallId !== callId)) continue;
        await inTurn(() => remove(monitorId));
      }
    },
  };
}

/** The application argument of snoop channels, which are no calls. */
export const snoopArgument = 'snoop';

/** Channels that Asterisk makes for its own use: they are no calls. */
export function isInternalChannel({ name }: Pick<AriChannel, 'name'>): boolean {
  return /^(Snoop|Recorder|Announcer)\//.test(name);
}

/** Whether it is one of ours, by its id. */
export function isSnoop({ id }: Pick<AriChannel, 'id'>): boolean {
  return id.includes(snoopMark);
}

const modes = ['listen', 'whisper'] as const;
/** No escaped id contains it. */
const snoopMark = '~-';

function snoopId(monitorId: string, mode: MonitorCommand['mode']): string {
  return `${toAsteriskId(monitorId)}${snoopMark}${mode}`;
}

/** The snoop channel's end is told of the call that it listens to, whichever that is. */
function describeSnoop(channel: AriChannel): Omit<MonitorCommand, 'listenerCallId'> {
  const mode = modes.find((known) => channel.id === snoopId(monitorIdOf(channel), known)) ?? 'listen';
  return { monitorId: monitorIdOf(channel), mode, targetCallId: '' };
}

function monitorIdOf({ id }: AriChannel): string {
  return fromAsteriskId(id.slice(0, id.lastIndexOf(snoopMark)));
}
