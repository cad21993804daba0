import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { z } from 'zod';
import type { RunningAsterisk } from './asterisk.ts';

/** How long a caller of the probe trunk waits for the next prompt, on Asterisk's own clock. */
export interface PromptMeter {
  /** Milliseconds, one per key or call. */
  readonly latenciesMs: number[];
  stop(): Promise<void>;
}

const meterEvent = z.object({
  type: z.string(),
  timestamp: z.string(),
  channel: z.object({ id: z.string() }).optional(),
  playback: z.object({ target_uri: z.string() }).optional(),
  dialplan_app: z.string().optional(),
});

/** What the caller waits after: a key, or their call's arrival at Asterisk. */
export type PromptCause = 'key' | 'arrival';

const causes: Record<PromptCause, string> = { key: 'ChannelDtmfReceived', arrival: 'ChannelCreated' };

/** Listens through an application of its own, to a flow's prompts (`PlaybackStarted`) and a plain dialplan's alike. */
export async function startPromptMeter(asterisk: RunningAsterisk, after: PromptCause): Promise<PromptMeter> {
  const { username, password, url } = asterisk;
  // Asterisk lets go of a closed socket's application in its own time.
  const app = `meter-${randomUUID()}`;
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  const socket = new WebSocket(`${url.replace('http', 'ws')}/ari/events?app=${app}`, { headers: { authorization } });
  await once(socket, 'open');
  const since = new Map<string, number>();
  const latenciesMs: number[] = [];
  socket.on('message', (data) => {
    socket.pong();
    const event = meterEvent.parse(JSON.parse(String(data)));
    const channelId = event.channel?.id ?? event.playback?.target_uri.replace('channel:', '') ?? '';
    const atMs = Date.parse(event.timestamp.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
    if (event.type === causes[after]) since.set(channelId, atMs);
    const prompt = event.type === 'PlaybackStarted' || event.dialplan_app === 'Playback';
    const sinceMs = prompt ? since.get(channelId) : undefined;
    if (sinceMs === undefined) return;
    since.delete(channelId);
    latenciesMs.push(atMs - sinceMs);
  });
  const allowed = [causes[after], 'PlaybackStarted', 'ChannelDialplan'].map((type) => ({ type }));
  await command('PUT', `applications/${app}/eventFilter`, { allowed });
  await command('POST', `applications/${app}/subscription?eventSource=${encodeURIComponent('endpoint:PJSIP/probe')}`);

  async function command(method: string, path: string, body?: unknown): Promise<void> {
    const headers = { authorization, 'content-type': 'application/json' };
    const response = await fetch(`${url}/ari/${path}`, {
      method,
      headers,
      body: body ? JSON.stringify(body) : undefined,
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  }

  return {
    latenciesMs,
    async stop() {
      socket.terminate();
      if (socket.readyState !== WebSocket.CLOSED) await once(socket, 'close');
    },
  };
}
