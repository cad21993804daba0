import { inArray } from 'drizzle-orm';
import type { AgentProfile } from '#schemas/domain/agent.ts';
import type { Database } from '../../db/open.ts';
import { queues, skillGroups, supervisionGroups } from '../../db/tables/index.ts';
import { ServiceError, type ServiceIssue } from '../../errors.ts';
import type { RuleName } from '../../texts/en.ts';
import { ruleIssue } from '../../texts/rule-issue.ts';

type Parts = Pick<AgentProfile, 'queues' | 'skills' | 'memberOf' | 'supervises'>;

/**
 * Keeps what an agent is given from being deleted while it is being given.
 * @throws ServiceError `invalid-input` for queues, skills and groups that the installation does not have
 */
export async function refuseUnknownParts(tx: Database, profile: Parts): Promise<void> {
  const supervised = profile.supervises === 'everybody' ? [] : profile.supervises;
  const groups = [...profile.memberOf, ...supervised];
  const [knownQueues, knownSkills, knownGroups] = [
    profile.queues.length === 0 ? new Set<string>() : await lockQueues(tx, profile.queues),
    profile.skills.length === 0 ? new Set<string>() : await lockSkills(tx),
    groups.length === 0 ? new Set<string>() : await lockGroups(tx, groups),
  ];
  const issues = [
    ...unknown(profile.queues, { known: knownQueues, field: 'queues', rule: 'unknown-queue' }),
    ...unknown(
      profile.skills.map(({ skill }) => skill),
      { known: knownSkills, field: 'skills', rule: 'unknown-skill' },
    ),
    ...unknown(profile.memberOf, { known: knownGroups, field: 'memberOf', rule: 'unknown-group' }),
    ...unknown(supervised, { known: knownGroups, field: 'supervises', rule: 'unknown-group' }),
  ];
  if (issues.length > 0) throw new ServiceError('invalid-input', { issues });
}

async function lockQueues(tx: Database, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx
    .select({ id: queues.id })
    .from(queues)
    .where(inArray(queues.id, [...ids]))
    .for('share');
  return new Set(rows.map(({ id }) => id));
}

async function lockSkills(tx: Database): Promise<Set<string>> {
  const rows = await tx.select({ skills: skillGroups.skills }).from(skillGroups).for('share');
  return new Set(rows.flatMap(({ skills }) => skills.map(({ id }) => id)));
}

async function lockGroups(tx: Database, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx
    .select({ id: supervisionGroups.id })
    .from(supervisionGroups)
    .where(inArray(supervisionGroups.id, [...ids]))
    .for('share');
  return new Set(rows.map(({ id }) => id));
}

function unknown(
  ids: readonly string[],
  { known, field, rule }: { known: ReadonlySet<string>; field: keyof Parts; rule: RuleName },
): ServiceIssue[] {
  return ids.flatMap((id, index) => (known.has(id) ? [] : [ruleIssue(['profile', field, index], rule)]));
}
