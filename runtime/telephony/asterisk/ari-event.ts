import { z } from 'zod';

const channel = z.object({
  id: z.string(),
  name: z.string(),
  state: z.string(),
  caller: z.object({ number: z.string() }),
  dialplan: z.object({ app_name: z.string(), app_data: z.string() }),
  creationtime: z.string(),
  channelvars: z.record(z.string(), z.string()).optional(),
});
export type AriChannel = z.infer<typeof channel>;
export const ariChannels = z.array(channel);
export const ariApplication = z.object({ channel_ids: z.array(z.string()), bridge_ids: z.array(z.string()) });
export const ariSound = z.object({ formats: z.array(z.object({ language: z.string() })) });
export const ariModules = z.array(z.object({ name: z.string(), status: z.string() }));
export const ariEndpoints = z.array(z.object({ resource: z.string(), state: z.string().optional() }));
export const ariRtpStatistics = z.object({ rxcount: z.number() });
export const ariBridge = z.object({ id: z.string(), channels: z.array(z.string()) });

const playback = z.object({ id: z.string(), target_uri: z.string(), state: z.string() });

const recording = z.object({
  name: z.string(),
  target_uri: z.string(),
  duration: z.number().optional(),
  silence_duration: z.number().optional(),
});
export type AriRecording = z.infer<typeof recording>;

const parts = [
  z.object({ type: z.literal('StasisStart'), args: z.array(z.string()), channel }),
  z.object({ type: z.literal('StasisEnd'), channel }),
  z.object({ type: z.literal('ChannelStateChange'), channel }),
  z.object({
    type: z.literal('ChannelHangupRequest'),
    channel,
    cause: z.number().optional(),
    soft: z.boolean().optional(),
  }),
  z.object({ type: z.literal('ChannelDestroyed'), cause: z.number(), channel }),
  z.object({ type: z.literal('ChannelDtmfReceived'), digit: z.string(), channel }),
  z.object({ type: z.literal('PlaybackFinished'), playback }),
  z.object({ type: z.literal('RecordingFinished'), recording }),
  z.object({ type: z.literal('RecordingFailed'), recording }),
  z.object({ type: z.literal('ChannelUserevent'), eventname: z.string() }),
  z.object({
    type: z.literal('DeviceStateChanged'),
    device_state: z.object({ name: z.string(), state: z.string() }),
  }),
] as const;

/** The events that the driver understands; Asterisk is asked to send no others. */
export const ariEvent = z.discriminatedUnion('type', parts);
export type AriEvent = z.infer<typeof ariEvent>;
export const ariEventTypes: readonly string[] = parts.map((part) => part.shape.type.value);

const known = new Set(ariEventTypes);
const typed = z.object({ type: z.string() });

/** Reads one message of the event socket; null for what the driver does not need. */
export function readAriEvent(text: string): AriEvent | null {
  const message: unknown = JSON.parse(text);
  const { type } = typed.parse(message);
  return known.has(type) ? ariEvent.parse(message) : null;
}
