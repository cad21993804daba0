import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createSystemClock } from '#runtime/engine/system-clock.ts';
import { type AsteriskTelephony, createAsteriskTelephony } from '#runtime/telephony/asterisk/asterisk-telephony.ts';
import type { DriverBench, EventOf } from '#runtime/telephony/driver.cases.ts';
import type { TelephonyEvent } from '#runtime/telephony/port.ts';
import { type RunningAsterisk, startAsterisk } from './asterisk.ts';
import { startCarrier } from './carrier.ts';
import { placeCall } from './place-call.ts';
import { writePlainIvr } from './plain-ivr.ts';
import { type RuntimeServer, startRuntimeServer } from './runtime-server.ts';
import { makeToneWav } from './sound.ts';

/** The Asterisk driver with a real Asterisk, a carrier and callers around it. */
export interface AsteriskBench {
  asterisk: RunningAsterisk;
  server: RuntimeServer;
  /** For one case: its events begin empty. */
  open(): Promise<DriverBench>;
  /** Ends what the case left behind and says which calls were still up. */
  close(): Promise<string[]>;
  /** A driver of its own, as another process would have it. */
  createDriver(): AsteriskTelephony;
  stop(): Promise<void>;
}

export async function startAsteriskBench(
  options: {
    waitLimitSeconds?: number;
    connect?: boolean;
    /** Where calls go instead of the carrier, and the dialplan there; it is told the media folder. */
    trunk?: string;
    dialplan?: (mediaDir: string) => string;
  } = {},
): Promise<AsteriskBench> {
  const server = await startRuntimeServer();
  const asterisk = await startAsterisk({
    runtimeUrl: server.url,
    waitLimitSeconds: options.waitLimitSeconds,
    extraDialplan: (mediaDir) =>
      `${writePlainIvr({ welcome: `${mediaDir}/long`, choice: `${mediaDir}/short` })}\n${options.dialplan?.(mediaDir) ?? ''}`,
  });
  const carrier = await startCarrier(asterisk.carrierPort);
  for (const [name, seconds] of Object.entries({ short: 1, long: 10 })) {
    await writeFile(path.join(asterisk.mediaDir, `${name}.wav`), makeToneWav(seconds), { mode: 0o644 });
  }
  let telephony = createDriver();
  let events: TelephonyEvent[] = [];
  let calls: Promise<unknown>[] = [];
  let cases = 0;

  function createDriver(): AsteriskTelephony {
    return createAsteriskTelephony({
      ...asterisk,
      trunk: options.trunk ?? 'PJSIP/{number}@carrier',
      soundFile: async (item) => path.join(asterisk.mediaDir, `${item.type === 'audio' ? item.audio : 'short'}.wav`),
      clock: createSystemClock(),
      log: { warn: (details, message) => console.warn(message, details) },
    });
  }

  async function connect(): Promise<void> {
    await telephony.start((event) => events.push(event));
    server.setUpgrade(telephony.handleUpgrade);
    await waitFor(() => telephony.isConnected(), 10_000, 'Asterisk to dial the runtime');
  }

  async function disconnect(): Promise<void> {
    server.setUpgrade(null);
    await telephony.stop();
  }

  if (options.connect !== false) await connect();
  return {
    asterisk,
    server,
    createDriver,
    async open() {
      cases += 1;
      events.length = 0;
      calls = [];
      const taken = new Set<TelephonyEvent>();
      const opened = cases;
      let ids = 0;
      const bench: DriverBench = {
        get telephony() {
          return telephony;
        },
        get events() {
          return events;
        },
        async expect(type, fields = {}, { withinMs = 20_000 } = {}) {
          let found: EventOf<typeof type> | undefined;
          await waitFor(
            () => {
              found = events.find((event): event is EventOf<typeof type> => !taken.has(event) && matches(event));
              return found !== undefined;
            },
            withinMs,
            () => `${type} ${JSON.stringify(fields)} in ${JSON.stringify(events, null, 1)}`,
          );
          if (!found) throw new Error('waitFor resolves only when it is found');
          taken.add(found);
          return found;
          function matches(event: TelephonyEvent): boolean {
            return event.type === type && Object.entries(fields).every(([k, v]) => Reflect.get(event, k) === v);
          }
        },
        elapse: (durationMs) => sleep(durationMs),
        async placeCall(call) {
          const placed = await placeCall({ sipPort: asterisk.sipPort, ...call });
          calls.push(placed.done);
        },
        async disconnect() {
          // What a killed process leaves behind: nothing in memory, and a socket that Asterisk sees break.
          await disconnect();
          events.push({ type: 'disconnected' });
          telephony = createDriver();
        },
        reconnect: connect,
        prompts: {
          short: { type: 'audio', audio: 'short' },
          long: { type: 'audio', audio: 'long' },
          missing: { type: 'audio', audio: 'missing' },
        },
        prepareUnreachablePhone: (extension) => telephony.provisionPhone({ extension, password: 'secret' }),
        newId(name) {
          ids += 1;
          return `${name}:case${opened}.${ids}`;
        },
      };
      return bench;
    },
    async close() {
      const { callIds } = await telephony.resynchronise({ playbackIds: [], recordingIds: [], bridgeIds: [] });
      for (const callId of callIds) await telephony.hangUp(callId);
      await Promise.all(calls);
      events = [];
      return [...callIds];
    },
    async stop() {
      await disconnect();
      carrier.kill();
      await carrier.done;
      await asterisk.stop();
      await server.close();
    },
  };
}

async function waitFor(ready: () => boolean, limitMs: number, what: string | (() => string)): Promise<void> {
  const until = Date.now() + limitMs;
  while (!ready()) {
    if (Date.now() > until) throw new Error(`waited ${limitMs} ms for ${typeof what === 'string' ? what : what()}`);
    await sleep(10);
  }
}
