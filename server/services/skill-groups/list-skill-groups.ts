import { listSkillGroups as contract } from '#schemas/api/skill-groups.ts';
import { verb } from '../verb.ts';
import { selectSkillGroups } from './select-skill-groups.ts';

export const listSkillGroups = verb(contract, async ({ context: { db } }) => ({
  skillGroups: await selectSkillGroups(db),
}));
