import { z } from 'zod';
import { allDifferent } from '#schemas/nodes/all-different.ts';
import { field } from '#schemas/nodes/fields.ts';
import { catalogueId, catalogueName } from './catalogue-id.ts';

/** 0 to 9, 9 is the highest (S86). As a requirement 0 asks for nothing; an agent with 0 does not have the skill. */
export const skillLevel = z.number().int().min(0).max(9);

/** One thing that agents can be good at. Flows, campaigns and agents refer to it by its id, which is unique over all groups. */
export const skill = z.strictObject({ id: catalogueId, name: catalogueName });

/** Skills that belong together, such as languages. */
export const skillGroup = z.object({
  id: catalogueId,
  name: catalogueName,
  skills: z
    .array(skill)
    .max(100)
    .refine((skills) => allDifferent(skills.map(({ id }) => id)), 'duplicate-skill'),
  /**
   * Where nobody with the required level is free, the next level below is asked (S86). Holds for every requirement of a
   * skill of this group.
   */
  decrement: z.boolean(),
  revision: z.number(),
  updatedAt: z.string(),
  updatedBy: z.string(),
});
export type SkillGroup = z.infer<typeof skillGroup>;

export const skillRequirement = z.strictObject({
  skill: field(catalogueId, { widget: 'reference', reference: 'skill' }),
  level: field(skillLevel, { widget: 'number' }),
});
export type SkillRequirement = z.infer<typeof skillRequirement>;
