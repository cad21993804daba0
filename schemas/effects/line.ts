import { z } from 'zod';
import { defineEffect } from './effect-kind.ts';
import { mediaItem } from './media.ts';

const failed = z.object({ reason: z.string() });

/** Effects that the contact's own call carries out. */
export const lineEffects = {
  /** Takes the call of a flow that lets it ring first; at once where it was taken already. */
  answer: defineEffect({
    by: 'line',
    params: z.object({}),
    outcomes: { answered: z.object({}), failed },
    usual: () => ({ outcome: 'answered', afterMs: 0 }),
    automatic: true,
    asked: () => 'answer',
  }),
  play: defineEffect({
    by: 'line',
    params: z.object({ items: z.array(mediaItem) }),
    outcomes: { finished: z.object({}), failed },
  }),
  record: defineEffect({
    by: 'line',
    params: z.object({
      maxSeconds: z.number(),
      maxSilenceSeconds: z.number(),
      beep: z.boolean(),
      terminator: z.string(),
    }),
    outcomes: {
      finished: z.object({ recording: z.string(), seconds: z.number() }),
      'hung-up': z.object({ recording: z.string(), seconds: z.number() }),
      failed,
    },
    asked: () => 'record',
  }),
  transfer: defineEffect({
    by: 'line',
    params: z.object({ to: z.string(), from: z.string(), ringTimeoutMs: z.number() }),
    outcomes: {
      ended: z.object({ talkSeconds: z.number() }),
      busy: z.object({}),
      'no-answer': z.object({}),
      failed: z.object({ cause: z.string() }),
    },
    usual: ({ ringTimeoutMs }) => ({ outcome: 'no-answer', afterMs: ringTimeoutMs }),
    asked: ({ to }) => `transfer:${to}`,
  }),
  /** `apologise`: the flow could not go on; the caller hears so first. */
  'hang-up': defineEffect({ by: 'line', params: z.object({ apologise: z.boolean() }), outcomes: {} }),
  /** Ends an effect that its state no longer waits for (a prompt that a key interrupted). */
  cancel: defineEffect({ by: 'line', params: z.object({ effect: z.string(), target: z.string() }), outcomes: {} }),
};
