import { createSkillGroup } from '../services/skill-groups/create-skill-group.ts';
import { deleteSkillGroup } from '../services/skill-groups/delete-skill-group.ts';
import { listSkillGroups } from '../services/skill-groups/list-skill-groups.ts';
import { updateSkillGroup } from '../services/skill-groups/update-skill-group.ts';

export const skillGroupRoutes = [listSkillGroups, createSkillGroup, updateSkillGroup, deleteSkillGroup];
