import { z } from 'zod';

/** Studio writes numbers and switches as text as often as not. */
const properties = z.record(z.string(), z.unknown());

const condition = z.looseObject({
  type: z.string(),
  arguments: z.array(z.string()).default([]),
  value: z.union([z.string(), z.number(), z.boolean()]).transform(String).default(''),
  friendly_name: z.string().optional(),
});
export type StudioCondition = z.infer<typeof condition>;

const transition = z.looseObject({
  event: z.string(),
  next: z.string().nullish(),
  conditions: z.array(condition).optional(),
});

const state = z.looseObject({
  name: z.string().min(1).max(200),
  type: z.string().min(1).max(200),
  transitions: z.array(transition).default([]),
  properties: properties.default({}),
});
export type StudioState = z.infer<typeof state>;

/** The JSON that Twilio Studio shows as a flow's definition. */
export const studioFlow = z.looseObject({
  description: z.string().default(''),
  states: z.array(state).min(1).max(5000),
  initial_state: z.string(),
});
export type StudioFlow = z.infer<typeof studioFlow>;

export function isStudioFlow(document: unknown): boolean {
  return typeof document === 'object' && document !== null && 'states' in document && 'initial_state' in document;
}
