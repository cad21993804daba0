import { z } from 'zod';
import { dialEffects } from './dial.ts';
import type { EffectKindSpec } from './effect-kind.ts';
import { lineEffects } from './line.ts';
import { queueEffects } from './queue.ts';
import { scriptEffects } from './script.ts';
import { serviceEffects } from './services.ts';

export type { MediaItem } from './media.ts';

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

/** Every effect a machine can ask for. */
export const effects = {
  ...lineEffects,
  ...dialEffects,
  ...queueEffects,
  ...scriptEffects,
  ...serviceEffects,
} as const;

export type EffectKind = keyof typeof effects;
export type EffectParams<K extends EffectKind> = z.infer<(typeof effects)[K]['params']>;

/** The kinds that the contact's own call carries out; everything else is asked of somebody outside. */
export type LineEffectKind = keyof typeof lineEffects;

/** An effect as it leaves a session. `id` is derived from the journal position, so running it twice is harmless. */
export type Effect = { [K in EffectKind]: { id: string; effect: K; params: EffectParams<K> } }[EffectKind];

/** What is known about an effect of any kind; undefined for one of a version that this one does not know. */
export function effectKind(name: string): EffectKindSpec<unknown> | undefined {
  // Its functions are only called with the parameters of an effect of that kind.
  return Object.hasOwn(effects, name) ? (effects[name as EffectKind] as EffectKindSpec<unknown>) : undefined;
}
