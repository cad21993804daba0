import { z } from 'zod';
import { variable } from '#schemas/flow/variable.ts';

/**
 * Where a transition goes. `state` names a state of the whole IR; `exit` says through which exit it leaves its node, and
 * is what lights up on the graph.
 */
export const irTarget = z.strictObject({ state: z.string(), exit: z.string().optional() });
export type IrTarget = z.infer<typeof irTarget>;

/**
 * Parameters of an effect with the values still to be worked out:
 * `{ $value: <CEL> }`, `{ $text: <text with {{ }}> }`, `{ $localized: { fr: …, en: … } }` (picked by the contact's language).
 */
export type IrTemplate = string | number | boolean | null | IrTemplate[] | { [key: string]: IrTemplate };
const irTemplate: z.ZodType<IrTemplate> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(irTemplate), z.record(z.string(), irTemplate)]),
);

export const irAssignment = z.strictObject({
  /** A flow variable, a counter of the node, or `language` of the contact. */
  to: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('variable'), name: z.string(), scope: z.string() }),
    z.strictObject({ type: z.literal('local'), name: z.string() }),
    z.strictObject({ type: z.literal('language') }),
  ]),
  value: z.string(),
  /** Null (an empty cell) empties a variable of any type, instead of being refused by all but date-times. */
  emptyForNull: z.boolean().optional(),
  /** The value is only what the variable holds while nothing has set it; the checker tells the two apart. */
  unset: z.literal(true).optional(),
});
export type IrAssignment = z.infer<typeof irAssignment>;

/** `node` is the path of the node a state came from (`menu`, or `call-survey/ask` inside a sub-flow); `scope` that of its flow. */
const origin = { node: z.string(), scope: z.string(), entry: z.boolean().optional() };

export const irState = z.discriminatedUnion('type', [
  /** Takes the first branch that holds; a failing expression takes `failed`. */
  z.strictObject({
    ...origin,
    type: z.literal('branch'),
    branches: z.array(z.strictObject({ when: z.string(), then: irTarget })),
    otherwise: irTarget,
    failed: irTarget,
  }),
  z.strictObject({
    ...origin,
    type: z.literal('assign'),
    set: z.array(irAssignment),
    then: irTarget,
    failed: irTarget,
  }),
  /** Emits an effect and waits for one of its outcomes. */
  z.strictObject({
    ...origin,
    type: z.literal('effect'),
    effect: z.string(),
    params: z.record(z.string(), irTemplate),
    outcomes: z.record(z.string(), irTarget),
    /** A key leaves the state (and stops the effect); it is kept for whoever collects keys next. */
    onKey: irTarget.optional(),
    timeoutMs: z.number().optional(),
    failed: irTarget,
  }),
  /** Plays a prompt and collects keys; `event.keys` holds them afterwards. */
  z.strictObject({
    ...origin,
    type: z.literal('collect'),
    prompt: z.array(irTemplate),
    interruptible: z.boolean(),
    maxKeys: z.number(),
    /** Keys that end the input and are not part of it. */
    terminators: z.string(),
    firstKeyMs: z.number(),
    nextKeyMs: z.number(),
    entered: irTarget,
    silent: irTarget,
    failed: irTarget,
  }),
  z.strictObject({
    ...origin,
    type: z.literal('end'),
    result: z.enum(['completed', 'failed']),
    /** The call ends too, where the end of the flow alone would leave it to whoever holds it. */
    hangUp: z.boolean().optional(),
  }),
]);
export type IrState = z.infer<typeof irState>;

/** A flow lowered to states, with its sub-flows inlined. JSON; kept with every published version. */
export const ir = z.strictObject({
  format: z.literal(1),
  flow: z.string(),
  kind: z.string(),
  languages: z.array(z.string()),
  /** Variables by scope: '' is the flow itself, the others are the paths of sub-flow nodes. */
  scopes: z.record(z.string(), z.array(variable)),
  start: z.string(),
  states: z.record(z.string(), irState),
});
export type Ir = z.infer<typeof ir>;
