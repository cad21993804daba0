import { z } from 'zod';

/** What the outside world does next in a golden run. */
export const testStep = z.discriminatedUnion('do', [
  /**
   * Presses keys one after the other, 300 ms apart, once keys are awaited; with `now` at once, which interrupts what plays
   * if the flow lets it.
   */
  z.strictObject({ do: z.literal('press'), keys: z.string().regex(/^[0-9*#]+$/, 'keys'), now: z.boolean().optional() }),
  /** Waits in silence: until the next thing is awaited from the caller when no time is given. */
  z.strictObject({ do: z.literal('silence'), seconds: z.number().min(0).max(86_400).optional() }),
  z.strictObject({ do: z.literal('speak'), seconds: z.number().min(0).max(3600) }),
  z.strictObject({ do: z.literal('hang-up') }),
  /** Answers an effect that leaves the machine (http, transfer, record), instead of the simulator's default. */
  z.strictObject({
    do: z.literal('outcome'),
    effect: z.string(),
    outcome: z.string(),
    data: z.record(z.string(), z.unknown()).default({}),
  }),
]);
export type TestStep = z.infer<typeof testStep>;

/** A golden test kept with its flow: given, when, then. */
export const flowTest = z.strictObject({
  name: z.string().min(1).max(200),
  given: z
    .strictObject({
      caller: z.string().default('+33140000001'),
      called: z.string().default('+33180000000'),
      language: z.string().optional(),
      at: z.iso.datetime({ offset: true }).default('2026-03-02T09:00:00Z'),
      variables: z.record(z.string(), z.unknown()).default({}),
    })
    .prefault({}),
  when: z.array(testStep),
  expect: z.strictObject({
    /** What the caller hears, in order: `audio:<id>`, `speech:<text>`, `number:42`, `digits:1234`. */
    heard: z.array(z.string()).optional(),
    /** What was asked of the outside, in order: `http:GET https://…`, `transfer:+33140000099`, `record`. */
    asked: z.array(z.string()).optional(),
    /** Nodes in the order in which they were entered; as `node` or `node>exit`. */
    path: z.array(z.string()).optional(),
    variables: z.record(z.string(), z.unknown()).optional(),
    end: z.enum(['completed', 'hung-up', 'failed', 'waiting']).optional(),
  }),
});
export type FlowTest = z.infer<typeof flowTest>;
