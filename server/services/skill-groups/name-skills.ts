import type { SkillGroup } from '#schemas/domain/skill-group.ts';
import type { Database } from '../../db/open.ts';
import { skillGroups } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { ruleIssue } from '../../texts/rule-issue.ts';
import { chooseFreeId } from '../catalogue/free-ids.ts';

interface Wanted {
  skills: readonly { id: string; name: string }[];
  /** Those that the group has already; a skill keeps its id when it is renamed. */
  known: SkillGroup['skills'];
}

/**
 * Gives new skills ids that no skill of any group has. The caller has locked the table: two groups are never changed at
 * the same moment.
 * @throws ServiceError `invalid-input` for an id that the group does not have
 */
export async function nameSkills(tx: Database, { skills, known }: Wanted): Promise<SkillGroup['skills']> {
  const own = new Set(known.map(({ id }) => id));
  const stray = skills.findIndex(({ id }) => id !== '' && !own.has(id));
  if (stray >= 0) throw new ServiceError('invalid-input', { issues: [ruleIssue(['skills', stray], 'unknown-skill')] });
  const groups = await tx.select({ skills: skillGroups.skills }).from(skillGroups);
  const taken = new Set(groups.flatMap((group) => group.skills.map(({ id }) => id)));
  return skills.map(({ id, name }, index) => {
    if (id !== '') return { id, name };
    const made = chooseFreeId(name, { taken, path: ['skills', index, 'name'] });
    taken.add(made);
    return { id: made, name };
  });
}
