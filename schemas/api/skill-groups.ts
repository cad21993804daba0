import { z } from 'zod';
import { catalogueId, catalogueName } from '#schemas/domain/catalogue-id.ts';
import { flowUse } from '#schemas/domain/flow-use.ts';
import { skillGroup } from '#schemas/domain/skill-group.ts';
import { allDifferent } from '#schemas/nodes/all-different.ts';
import { field } from '#schemas/nodes/fields.ts';
import { contract } from './contract.ts';

const tag = 'skills';
const admins = ['admin'] as const;
const params = z.object({ id: catalogueId });

/** Skills that somebody needs or has. */
const skillUse = z.object({
  skill: catalogueId,
  flows: z.array(flowUse),
  campaigns: z.array(z.object({ id: z.string(), name: z.string() })),
  agents: z.number(),
});
export const listedSkillGroup = skillGroup.extend({
  /** Skills without an entry are used by nobody. */
  uses: z.array(skillUse),
});
export type ListedSkillGroup = z.infer<typeof listedSkillGroup>;

const body = z.strictObject({
  name: field(catalogueName, { widget: 'text' }),
  decrement: field(z.boolean(), { widget: 'switch' }),
  skills: field(
    z
      .array(
        z.strictObject({
          /** '' for a new skill, whose id is then made from its name. */
          id: field(z.union([z.literal(''), catalogueId]), { widget: 'hidden' }),
          name: field(catalogueName, { widget: 'text' }),
        }),
      )
      .max(100)
      .refine((skills) => allDifferent(skills.map(({ name }) => name.toLowerCase())), 'duplicate-skill'),
    { widget: 'list' },
  ),
});
const answer = z.object({ skillGroup: listedSkillGroup });

export const listSkillGroups = contract({
  method: 'get',
  path: '/api/skill-groups',
  summary: 'Skills in their groups, with what uses them',
  tag,
  roles: ['admin', 'designer', 'supervisor'],
  response: z.object({ skillGroups: z.array(listedSkillGroup) }),
});

export const createSkillGroup = contract({
  method: 'post',
  path: '/api/skill-groups',
  summary: 'Add a group of skills',
  tag,
  roles: admins,
  body,
  response: answer,
  status: 201,
});

export const updateSkillGroup = contract({
  method: 'put',
  path: '/api/skill-groups/{id}',
  summary: 'Change a group and its skills; a skill that is left out is deleted, unless somebody needs or has it',
  tag,
  roles: admins,
  params,
  body: body.extend({ revision: z.number().int() }),
  response: answer,
});

export const deleteSkillGroup = contract({
  method: 'delete',
  path: '/api/skill-groups/{id}',
  summary: 'Delete a group none of whose skills anybody needs or has',
  tag,
  roles: admins,
  params,
  status: 204,
});
