import { z } from 'zod';
import { endOfHours, timeOfDay } from '#schemas/strategy/week.ts';
import { isTimeZone } from '#schemas/strategy/zoned.ts';

/** What holds for a call strategy as a whole. */
const strategySettings = z.strictObject({
  /**
   * Numbers are dialled in their order even outside their time ranges, which then only plan retries; the rules of the
   * ranges count in preliminary calls, too.
   */
  numberOrderFirst: z.boolean().default(false),
  /** IANA name of the zone whose clocks time ranges go by; empty takes that of the record. */
  timeZone: z
    .string()
    .max(60)
    .refine((name) => name === '' || isTimeZone(name), 'time-zone')
    .default(''),
  /** When the campaign opens and closes, on every day; empty while that is not known. */
  opens: z.union([z.literal(''), timeOfDay]).default(''),
  closes: z.union([z.literal(''), endOfHours]).default(''),
});
export type StrategySettings = z.infer<typeof strategySettings>;

/** What holds for a flow as a whole. */
export const flowSettings = z.strictObject({
  /** What must be true, besides the absence of errors, before the flow may be published. */
  publishing: z
    .strictObject({
      testsPass: z.boolean().default(false),
      /** Share of exits that the tests must go through, in per cent. */
      coverage: z.number().int().min(0).max(100).default(0),
    })
    .prefault({}),
  strategy: strategySettings.prefault({}),
});
export type FlowSettings = z.infer<typeof flowSettings>;

/** A finding of the checker that its author knows of and accepts. Kept with the version, so that everybody can see why. */
export const waiver = z.strictObject({
  rule: z.string().min(1).max(100),
  /** Absent for a finding that concerns no node. */
  node: z.string().max(64).optional(),
  /** Given for a finding about one variable. */
  variable: z.string().max(60).optional(),
  reason: z.string().trim().min(1).max(1000),
});

export type Waiver = z.infer<typeof waiver>;

export const defaultSettings: FlowSettings = flowSettings.parse({});
