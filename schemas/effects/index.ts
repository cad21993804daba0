import { z } from 'zod';

/** One thing to be heard, with every value already worked out. */
export const mediaItem = z.discriminatedUnion('type', [
  /** A file of the audio library. */
  z.object({ type: z.literal('audio'), audio: z.string() }),
  /** Text to be spoken by the speech engine. */
  z.object({ type: z.literal('speech'), text: z.string(), language: z.string(), voice: z.string().optional() }),
  /** A whole number, spoken as a number ("forty-two"). */
  z.object({ type: z.literal('number'), value: z.number(), language: z.string() }),
  /** Digits spoken one by one. */
  z.object({ type: z.literal('digits'), value: z.string(), language: z.string() }),
]);
export type MediaItem = z.infer<typeof mediaItem>;

export const callEndCause = z.enum([
  'normal',
  'busy',
  'no-answer',
  'rejected',
  'invalid-number',
  'congestion',
  'failed',
]);
export type CallEndCause = z.infer<typeof callEndCause>;

/**
 * Every effect a machine can ask for: its parameters, and the outcomes that may come back with their data.
 * An outcome arrives as the event `<effect>.<outcome>`.
 */
export const effects = {
  play: {
    params: z.object({ items: z.array(mediaItem) }),
    outcomes: { finished: z.object({}), failed: z.object({ reason: z.string() }) },
  },
  record: {
    params: z.object({
      maxSeconds: z.number(),
      maxSilenceSeconds: z.number(),
      beep: z.boolean(),
      terminator: z.string(),
    }),
    outcomes: {
      finished: z.object({ recording: z.string(), seconds: z.number() }),
      'hung-up': z.object({ recording: z.string(), seconds: z.number() }),
      failed: z.object({ reason: z.string() }),
    },
  },
  transfer: {
    params: z.object({ to: z.string(), from: z.string(), ringTimeoutMs: z.number() }),
    outcomes: {
      ended: z.object({ talkSeconds: z.number() }),
      busy: z.object({}),
      'no-answer': z.object({}),
      failed: z.object({ cause: z.string() }),
    },
  },
  http: {
    params: z.object({
      method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
      url: z.string(),
      headers: z.record(z.string(), z.string()),
      /** Names of headers whose values journals and live views leave out. */
      hiddenHeaders: z.array(z.string()).optional(),
      body: z.string(),
      timeoutMs: z.number(),
    }),
    outcomes: {
      success: z.object({ status: z.number(), body: z.unknown(), headers: z.record(z.string(), z.string()) }),
      /** A status outside 200–299, or no response at all (status 0). */
      'http-error': z.object({ status: z.number(), body: z.unknown(), headers: z.record(z.string(), z.string()) }),
      timeout: z.object({}),
    },
  },
  /** `apologise`: the flow could not go on; the caller hears so first. */
  'hang-up': { params: z.object({ apologise: z.boolean() }), outcomes: {} },
  /** Ends an effect that its state no longer waits for (a prompt that a key interrupted). */
  cancel: { params: z.object({ effect: z.string(), target: z.string() }), outcomes: {} },
} as const;

export type EffectKind = keyof typeof effects;
export type EffectParams<K extends EffectKind> = z.infer<(typeof effects)[K]['params']>;

/** An effect as it leaves a session. `id` is derived from the journal position, so running it twice is harmless. */
export type Effect = { [K in EffectKind]: { id: string; effect: K; params: EffectParams<K> } }[EffectKind];
