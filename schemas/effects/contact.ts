import { z } from 'zod';
import { jsonValue } from '#schemas/flow/variable.ts';

/** What is known about a contact when it begins. Expressions see it as `contact`. */
export const contactFacts = z.object({
  id: z.string(),
  caller: z.string(),
  called: z.string(),
  startedAt: z.string(),
  /** IANA name, for spoken dates and times. */
  timeZone: z.string(),
  /** The campaign whose number was called; '' or nothing where there is none. */
  campaign: z.string().optional(),
  /**
   * Of a customer whom an agent has called and then passed on to a queue: when they answered, in milliseconds since 1970.
   * They wait since then.
   */
  calledAt: z.number().optional(),
  /** The colleague for whom that customer waits, before anybody else in the queue is given them: a user id. */
  calledFor: z.string().optional(),
  /** Of a contact that accompanies another one: the language which that one has come to. */
  language: z.string().optional(),
  /** What that one has collected, for the input variables of the same names. */
  variables: z.record(z.string(), jsonValue).optional(),
});
export type ContactFacts = z.infer<typeof contactFacts>;

/** Everything that can happen to a contact. The journal is a list of these. */
export const contactEvent = z.union([
  z.object({ type: z.literal('contact.started'), facts: contactFacts }),
  z.object({ type: z.literal('key'), key: z.string() }),
  z.object({ type: z.literal('timer') }),
  z.object({ type: z.literal('call.ended'), cause: z.string() }),
  /** The contact cannot go on (a bug, a broken flow): it apologises and hangs up. */
  z.object({ type: z.literal('contact.failed'), reason: z.string() }),
  /** `<effect>.<outcome>` with the outcome's data. */
  z.object({
    type: z.string().regex(/^[a-z-]+\.[a-z-]+$/),
    effect: z.string(),
    data: z.record(z.string(), z.unknown()),
  }),
]);
export type OutcomeEvent = { type: `${string}.${string}`; effect: string; data: Record<string, unknown> };
export type ContactEvent =
  | { type: 'contact.started'; facts: ContactFacts }
  | { type: 'key'; key: string }
  | { type: 'timer' }
  | { type: 'call.ended'; cause: string }
  | { type: 'contact.failed'; reason: string }
  | OutcomeEvent;

/**
 * A node that was entered, left through an exit, or both in one step. `node` is a path through sub-flows.
 * A node entered by one event and left by a later one has two entries, the second without `entered`.
 */
export const traceEntry = z.object({ node: z.string(), entered: z.boolean(), exit: z.string().optional() });
export type TraceEntry = z.infer<typeof traceEntry>;

export const contactResult = z.enum(['completed', 'hung-up', 'failed']);
export type ContactResult = z.infer<typeof contactResult>;
