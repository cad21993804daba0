import { eq } from 'drizzle-orm';
import type { PlannedCallback } from '#schemas/api/conversations.ts';
import type { Callback } from '#schemas/domain/callback.ts';
import type { DispositionStatus, GivenDisposition } from '#schemas/domain/disposition-group.ts';
import type { Database } from '../../db/open.ts';
import { agentProfiles, conversations } from '../../db/tables/index.ts';
import { ServiceError, type ServiceIssue } from '../../errors.ts';
import { ruleIssue } from '../../texts/rule-issue.ts';
import { keepCallback, readPlannedCallback } from '../callbacks/keep-callback.ts';
import { settingsOfCampaign } from './campaign-of.ts';
import { checkCallback } from './check-callback.ts';
import { type DispositionsThen, readDispositions } from './read-dispositions.ts';
import { type ConversationRow, dispositionOf } from './select-conversations.ts';

export interface Disposing {
  conversationId: string;
  code: string;
  detail: string;
  note: string;
  callback: PlannedCallback | null;
  /** A callback that is planned already stays, where none is given. */
  keepsCallback?: boolean;
  timeZone: string;
  now: number;
}

/** Work on a contact that its agent finishes later, after the wrap-up has ended by itself. */
const LATE_MS = 12 * 3_600_000;

/**
 * Qualifies a conversation by the statuses that were there when it began (S44), and keeps the callback that goes with it.
 * The same again changes nothing. Whether the agent may do it is not asked here.
 * @throws ServiceError `no-such-conversation`, `conversation-closed`, `invalid-input` with everything that is wrong
 */
export function dispose(
  db: Database,
  given: Disposing,
): Promise<{ disposition: GivenDisposition; callback: Callback | null; agent: string }> {
  return db.transaction(async (tx) => {
    const [row] = await tx.select().from(conversations).where(eq(conversations.id, given.conversationId)).for('update');
    if (!row) throw new ServiceError('no-such-conversation');
    const planned = await readPlannedCallback(tx, row.id);
    const same = dispositionOf(row);
    if (same && isSame(same, given) && (given.keepsCallback || isSamePlan(planned, given.callback, row.agent))) {
      return { disposition: same, callback: planned ?? null, agent: row.agent };
    }
    refuseClosed(row, given.now);
    const settings = await settingsOfCampaign(tx, row.campaign);
    const group = await readDispositions(tx, settings.customers.dispositions, row.offeredAt);
    const status = group?.statuses.find(({ code }) => code === given.code);
    if (!group || !status) refuse([ruleIssue(['code'], 'unknown-disposition')]);
    const issues = findIssues(status, given, planned !== undefined);
    if (given.callback) {
      const mayKeep = await mayKeepCallbacks(tx, row.agent);
      const { timeZone, now, callback } = given;
      const check = { callback, rule: status.callback, settings, timeZone, now, mayKeep, path: ['callback'] };
      issues.push(...(await checkCallback(tx, check)));
    }
    if (issues.length > 0) refuse(issues);
    const keeps = given.keepsCallback === true && given.callback === null;
    const callback = keeps
      ? (planned ?? null)
      : await keepCallback(tx, { row, settings, planned: given.callback, note: given.note, now: given.now });
    return { disposition: await store(tx, { row, group, status, given }), callback, agent: row.agent };
  });
}

function isSamePlan(kept: Callback | undefined, wanted: PlannedCallback | null, agent: string): boolean {
  if (!kept || !wanted) return !kept && !wanted;
  const isNumber = wanted.number === '' || wanted.number === kept.number;
  return (
    isNumber && kept.dueAt === new Date(wanted.at).toISOString() && kept.agent === (wanted.personal ? agent : null)
  );
}

function isSame(before: GivenDisposition, { code, detail, note }: Disposing): boolean {
  return before.code === code && before.detail === detail && before.note === note;
}

function refuse(issues: ServiceIssue[]): never {
  throw new ServiceError('invalid-input', { issues });
}

/** Once it is closed, what was said stays; what nobody has said yet can be said for a while. */
function refuseClosed({ closedAt, dispositionAt }: ConversationRow, now: number): void {
  if (closedAt && (dispositionAt || now - closedAt.getTime() > LATE_MS)) throw new ServiceError('conversation-closed');
}

function findIssues(status: DispositionStatus, given: Disposing, isPlanned: boolean): ServiceIssue[] {
  const issues: ServiceIssue[] = [];
  const isKnown = status.details.some(({ code }) => code === given.detail);
  if (given.detail === '' && status.details.length > 0) issues.push(ruleIssue(['detail'], 'detail-required'));
  else if (given.detail !== '' && !isKnown) issues.push(ruleIssue(['detail'], 'unknown-detail'));
  const { planned } = status.callback;
  if (given.callback && planned === 'no') issues.push(ruleIssue(['callback'], 'callback-not-allowed'));
  if (!given.callback && planned === 'mandatory' && !isPlanned)
    issues.push(ruleIssue(['callback'], 'callback-required'));
  return issues;
}

async function mayKeepCallbacks(db: Database, agent: string): Promise<boolean> {
  const [own] = await db.select().from(agentProfiles).where(eq(agentProfiles.userId, agent));
  return own?.profile.options.personalCallbacks ?? false;
}

interface Storing {
  row: ConversationRow;
  group: DispositionsThen;
  status: DispositionStatus;
  given: Disposing;
}

/** Only the columns of the disposition: the rest belongs to who drives the conversation. */
async function store(tx: Database, { row, group, status, given }: Storing): Promise<GivenDisposition> {
  const [stored] = await tx
    .update(conversations)
    .set({
      dispositionGroup: group.group,
      dispositionVersion: group.version,
      dispositionCode: status.code,
      dispositionName: status.name,
      dispositionCategory: status.category,
      dispositionBenefit: status.benefit,
      dispositionQuota: status.quota,
      dispositionDetail: given.detail,
      dispositionNote: given.note,
      dispositionAt: new Date(given.now),
    })
    .where(eq(conversations.id, row.id))
    .returning();
  const disposition = stored && dispositionOf(stored);
  if (!disposition) throw new ServiceError('no-such-conversation');
  return disposition;
}
