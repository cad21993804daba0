import { z } from 'zod';

const data = z.record(z.string(), z.unknown());
/** Longer than any call, as long as a strategy may plan ahead. */
const MAX_SECONDS = 366 * 86_400;

/** What the outside world does next in a test. */
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
  /**
   * Answers an effect that leaves the machine (`http`, `transfer`, `queue`, `dial`, …) once it is awaited, instead of what
   * a mock or the simulator would answer.
   */
  z.strictObject({
    do: z.literal('outcome'),
    effect: z.string(),
    outcome: z.string(),
    data: data.default({}),
  }),
  /** Fills in the page of a script once it is shown and leaves it through one of its exits. */
  z.strictObject({
    do: z.literal('answer'),
    /** Node of the page; whichever is shown next when absent. */
    page: z.string().max(200).optional(),
    exit: z.string().max(100),
    answers: data.default({}),
  }),
  /** Lets time pass, in which everything takes its usual course: for so long, or until a date and time. */
  z
    .strictObject({
      do: z.literal('wait'),
      seconds: z.number().min(0).max(MAX_SECONDS).optional(),
      until: z.iso.datetime({ offset: true }).optional(),
    })
    .refine(({ seconds, until }) => (seconds === undefined) !== (until === undefined), 'seconds-or-until'),
]);
export type TestStep = z.infer<typeof testStep>;

/** What the outside answers whenever it is asked so; the first mock that fits counts. */
export const testMock = z.strictObject({
  effect: z.string().min(1).max(50),
  /** Only for effects of this node, by its path. */
  node: z.string().max(200).optional(),
  /** Only when what is asked reads so, as in `asked`; `*` stands for any text: `http:GET https://shop.example/*`. */
  asked: z.string().max(500).optional(),
  /** Only the n-th time that the rest fits, counted from 1. */
  nth: z.number().int().min(1).max(1000).optional(),
  outcome: z.string().min(1).max(50),
  data: data.default({}),
  afterSeconds: z.number().min(0).max(MAX_SECONDS).default(0),
});
export type TestMock = z.infer<typeof testMock>;

/** A node, or one of its exits as `node>exit`. */
const place = z.string().min(1).max(300);

export const testExpectation = z.strictObject({
  /** Everything the caller hears, in order: `audio:<id>`, `speech:<text>`, `number:42`, `digits:1234`. */
  heard: z.array(z.string()).optional(),
  /** Texts that are heard in this order, whatever else is; each a part of one thing heard. */
  hears: z.array(z.string().min(1)).optional(),
  /** Everything asked of the outside, in order: `http:GET https://…`, `transfer:+33140000099`, `record`. */
  asked: z.array(z.string()).optional(),
  /** Nodes in the order in which they were entered; as `node` or `node>exit`. */
  path: z.array(z.string()).optional(),
  /** Nodes or exits that are passed, whenever that is. */
  passes: z.array(place).optional(),
  /** Nodes or exits that are not passed. */
  avoids: z.array(place).optional(),
  /** Values of some of the flow's variables at the end. */
  variables: z.record(z.string(), z.unknown()).optional(),
  end: z.enum(['completed', 'hung-up', 'failed', 'waiting']).optional(),
  /** The contact has ended so many seconds after it began. */
  withinSeconds: z.number().positive().max(MAX_SECONDS).optional(),
});
export type TestExpectation = z.infer<typeof testExpectation>;

/** A golden test kept with its flow: given, when, then. */
export const flowTest = z.strictObject({
  name: z.string().min(1).max(200),
  given: z
    .strictObject({
      caller: z.string().default('+33140000001'),
      called: z.string().default('+33180000000'),
      language: z.string().optional(),
      at: z.iso.datetime({ offset: true }).default('2026-03-02T09:00:00Z'),
      /** IANA name, for spoken dates and times. */
      timeZone: z.string().refine(isTimeZone, 'time-zone').default('Europe/Paris'),
      variables: z.record(z.string(), z.unknown()).default({}),
      mocks: z.array(testMock).max(100).default([]),
    })
    .prefault({}),
  when: z.array(testStep).max(1000),
  expect: testExpectation,
});
export type FlowTest = z.infer<typeof flowTest>;

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
