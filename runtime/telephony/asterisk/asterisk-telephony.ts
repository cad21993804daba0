import type { IncomingMessage } from 'node:http';
import path from 'node:path';
import type { Duplex } from 'node:stream';
import type { Clock } from '#runtime/engine/clock.ts';
import type { TelephonyEvent, TelephonyPort } from '../port.ts';
import { createAriClient, readJson } from './ari-client.ts';
import { ariEventTypes, ariSound, readAriEvent } from './ari-event.ts';
import { createBridgeCommands } from './bridge-commands.ts';
import { createCallCommands } from './call-commands.ts';
import { createCallRegistry } from './call-registry.ts';
import { createCommander } from './commander.ts';
import { createEventSocket } from './event-socket.ts';
import { createEventTranslator } from './event-translator.ts';
import { createMediaCommands } from './media-commands.ts';
import type { SoundItem } from './media-segments.ts';
import { createMonitorCommands } from './monitor-commands.ts';
import { createNodeWatch } from './node-watch.ts';
import { createPhoneCommands } from './phone-commands.ts';
import { createResynchronise } from './resynchronise.ts';
import { chooseSoundLanguage } from './sound-language.ts';

export interface AsteriskTelephonyOptions {
  /** Asterisk's HTTP server: `http://host:8088`. */
  url: string;
  /** Account of `ari.conf`; Asterisk presents the same one when it dials us. */
  username: string;
  password: string;
  /** Stasis application, as in the generated configuration. */
  app: string;
  /** How numbers are reached, for example `PJSIP/{number}@carrier`. */
  trunk: string;
  /** The wav file for an item, below `mediaDir`; rejects when there is none. */
  soundFile(item: SoundItem): Promise<string>;
  /** The folder of sound files as we see it, and as Asterisk sees it. */
  mediaDir: string;
  asteriskMediaDir: string;
  clock: Clock;
  log: TelephonyLog;
}

export interface TelephonyLog {
  warn(details: Record<string, unknown>, message: string): void;
}

export interface AsteriskTelephony extends TelephonyPort {
  /** Asterisk dials us: give every HTTP upgrade of its path to this. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  isConnected(): boolean;
}

/** Drives Asterisk 22 through ARI: commands over HTTP, events on the WebSocket that Asterisk keeps open to us. */
export function createAsteriskTelephony(options: AsteriskTelephonyOptions): AsteriskTelephony {
  const { app, clock, log } = options;
  const client = createAriClient(options);
  const registry = createCallRegistry();
  const commander = createCommander(client, registry, clock);
  let listener: ((event: TelephonyEvent) => void) | null = null;
  let stopped = false;
  /** Languages for which Asterisk has a vocabulary of numbers. */
  let soundLanguages: readonly string[] = [];

  function deliver(event: TelephonyEvent): void {
    listener?.(event);
  }

  const calls = createCallCommands({ commander, registry, app, trunk: options.trunk, endCall });
  const monitors = createMonitorCommands({ commander, registry, app });
  const bridges = createBridgeCommands({
    commander,
    registry,
    clock,
    deliver,
    async onJoining(callId) {
      await monitors.release(callId, 'listener');
      await media.stopLoops(callId);
    },
  });
  const phones = createPhoneCommands({ commander, app, deliver });
  const media = createMediaCommands({
    commander,
    registry,
    clock,
    deliver,
    log,
    languageName: (language) => chooseSoundLanguage(language, soundLanguages),
    soundUri: async (item) => toSoundUri(await options.soundFile(item), options),
  });
  const translator = createEventTranslator({
    registry,
    clock,
    deliver,
    onEnded({ callId, channelId }) {
      inBackground(bridges.leaveBridges(channelId), 'leave bridges');
      inBackground(monitors.release(callId), 'end monitors');
    },
    onTerminator: (recording) => inBackground(media.terminateRecording(recording), 'end recording'),
    onRecordingOver: (call) => inBackground(media.clearRecordingVariable(call), 'clear recording variable'),
    onBridgeRecordingOver: bridges.recordingOver,
    onLoopOver: ({ callId }, playbackId) => inBackground(media.replay({ callId, playbackId }), 'play again'),
    onSnoopStarted: (channel) => inBackground(monitors.snoopStarted(channel), 'begin a monitor'),
    onSnoopEnded: (channel) => inBackground(monitors.snoopEnded(channel), 'end a monitor'),
    onDeviceChanged: phones.deviceChanged,
  });
  const resynchronise = createResynchronise({
    commander,
    registry,
    app,
    clock,
    endCall,
    isConnected,
    inBackground,
    adoptSnoops: monitors.adopt,
    adoptBridges: bridges.adopt,
  });

  const watch = createNodeWatch({
    commander,
    app,
    clock,
    onAbandoned: (callIds) => deliver({ type: 'calls.abandoned', callIds }),
    onError: (error) => log.warn({ error }, 'could not tell Asterisk that this node is alive'),
  });

  function endCall(...end: Parameters<typeof translator.endCall>): void {
    translator.endCall(...end);
  }

  function isConnected(): boolean {
    return socket.isConnected();
  }

  /** For what nobody waits for: a failure is no reason to stop, but must not be silent. */
  function inBackground(work: Promise<unknown>, what: string): void {
    work.catch((error: unknown) => {
      if (!stopped) log.warn({ error }, `could not ${what}`);
    });
  }

  async function readSoundLanguages(): Promise<void> {
    const answer = await commander.request({ method: 'GET', path: `sounds/${encodeURIComponent('digits/1')}` });
    if (answer) soundLanguages = ariSound.parse(readJson(answer)).formats.map(({ language }) => language);
  }

  const socket = createEventSocket({
    username: options.username,
    password: options.password,
    clock,
    onMessage(text) {
      try {
        const event = readAriEvent(text);
        if (event?.type === 'ChannelUserevent') resynchronise.onMarker(event.eventname);
        else if (event) translator.translate(event);
      } catch (error) {
        log.warn({ error, text }, 'could not handle an event of Asterisk');
      }
    },
    onConnected() {
      const allowed = ariEventTypes.map((type) => ({ type }));
      inBackground(
        commander.request({ method: 'PUT', path: `applications/${app}/eventFilter`, body: { allowed } }),
        'set the event filter',
      );
      inBackground(readSoundLanguages(), 'read the languages of its sounds');
      inBackground(phones.watch(), 'watch the browser phones');
      deliver({ type: 'connected' });
      resynchronise.onConnected();
      watch.start();
    },
    onDisconnected() {
      watch.stop();
      deliver({ type: 'disconnected' });
    },
  });

  return {
    async start(onEvent) {
      listener = onEvent;
    },
    async stop() {
      stopped = true;
      listener = null;
      watch.stop();
      socket.close();
      for (const call of registry.all()) media.forgetTimers(call);
      await client.close();
    },
    drain: watch.drain,
    handleUpgrade: socket.handleUpgrade,
    isConnected,
    answer: calls.answer,
    hangUp: calls.hangUp,
    originate: calls.originate,
    bridge: bridges.bridge,
    unbridge: bridges.unbridge,
    leaveBridge: bridges.leaveBridge,
    recordBridge: bridges.recordBridge,
    monitor: monitors.monitor,
    stopMonitor: monitors.stopMonitor,
    provisionPhone: phones.provisionPhone,
    play: media.play,
    stopPlayback: media.stopPlayback,
    record: media.record,
    stopRecording: media.stopRecording,
    fetchRecording: media.fetchRecording,
    deleteRecording: media.deleteRecording,
    adopt: calls.adopt,
    resynchronise: resynchronise.run,
  };
}

/** Asterisk wants its own name of the file, and no extension: it looks for the best format itself. */
function toSoundUri(file: string, folders: { mediaDir: string; asteriskMediaDir: string }): string {
  const relative = path.relative(folders.mediaDir, file);
  if (relative.startsWith('..')) throw new Error(`asterisk.sound-outside-media-folder: ${file}`);
  const { dir, name } = path.parse(relative);
  return `sound:${path.posix.join(folders.asteriskMediaDir, dir, name)}`;
}
