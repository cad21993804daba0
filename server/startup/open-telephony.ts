import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Clock } from '#runtime/engine/clock.ts';
import type { EngineLog } from '#runtime/engine/ports.ts';
import { createAsteriskTelephony } from '#runtime/telephony/asterisk/asterisk-telephony.ts';
import type { TelephonyPort } from '#runtime/telephony/port.ts';
import { createSimulatedTelephony, type SimulatedTelephony } from '#runtime/telephony/simulated/simulated-telephony.ts';
import type { MediaLibrary } from '../audio/media-library.ts';
import { newId } from '../services/new-id.ts';
import type { Settings } from '../settings.ts';

export interface OpenTelephony {
  port: TelephonyPort;
  driver: 'simulated' | 'asterisk';
  isConnected(): boolean;
  /** Asterisk dials us. */
  handleUpgrade?(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** The outside world, where there is none but ours. */
  simulated?: SimulatedTelephony;
}

export interface TelephonyOptions {
  settings: Settings;
  mediaFolder: string;
  media: MediaLibrary;
  clock: Clock;
  log: EngineLog;
}

/** The telephone system that the settings choose. */
export function openTelephony({ settings, mediaFolder, media, clock, log }: TelephonyOptions): OpenTelephony {
  if (settings.ASTERISK_URL === undefined) {
    const simulated = createSimulatedTelephony({
      clock,
      audioDurationMs: media.durationMs,
      idPrefix: `simulated-${newId().slice(0, 8)}`,
    });
    return { port: simulated, driver: 'simulated', isConnected: () => true, simulated };
  }
  const trunk = settings.ASTERISK_TRUNK;
  const asterisk = createAsteriskTelephony({
    url: settings.ASTERISK_URL,
    username: settings.ASTERISK_USERNAME,
    password: settings.ASTERISK_PASSWORD ?? '',
    app: settings.ASTERISK_APP,
    trunk: trunk.includes('{number}') ? trunk : `PJSIP/{number}@${trunk}`,
    soundFile: media.soundFile,
    mediaDir: mediaFolder,
    asteriskMediaDir: settings.ASTERISK_MEDIA_DIR ?? mediaFolder,
    clock,
    log,
  });
  return {
    port: asterisk,
    driver: 'asterisk',
    isConnected: asterisk.isConnected,
    handleUpgrade: asterisk.handleUpgrade,
  };
}
