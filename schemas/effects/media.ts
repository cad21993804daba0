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
