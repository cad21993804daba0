import { z } from 'zod';

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
});
export type FlowSettings = z.infer<typeof flowSettings>;

/** A finding of the checker that its author knows of and accepts. Kept with the version, so that everybody can see why. */
export const waiver = z.strictObject({
  rule: z.string().min(1).max(100),
  /** Absent for a finding that concerns no node. */
  node: z.string().max(64).optional(),
  reason: z.string().trim().min(1).max(1000),
});

export const defaultSettings: FlowSettings = flowSettings.parse({});
