import { advanceScript as contract } from '#schemas/api/scripts.ts';
import type { ScriptRun } from '#schemas/domain/script-run.ts';
import type { ContactEvent } from '#schemas/effects/contact.ts';
import type { Effect } from '#schemas/effects/index.ts';
import { awaitedBy, progressOf } from '../../desk/script-runs.ts';
import { ServiceError } from '../../errors.ts';
import { ruleIssue } from '../../texts/rule-issue.ts';
import { findOwnConversation } from '../conversations/find-conversation.ts';
import { verb } from '../verb.ts';
import { choicesOf } from './script-of.ts';

/** An event for something else than what the script waits for is not accepted, and the answer says where it stands. */
export const advanceScript = verb(contract, async ({ context: { db, scripts }, actor, params: { id }, body }) => {
  const { row } = await findOwnConversation(db, actor, id);
  const before = await scripts.find(id);
  if (!before) throw new ServiceError('not-found');
  const awaited = awaitedBy(before);
  const event = awaited?.id === body.effect ? eventOf(awaited, body, await choicesOf(db, row)) : undefined;
  const accepted = event !== undefined && (await scripts.advance(id, event));
  const now = (await scripts.find(id)) ?? before;
  return { accepted, progress: progressOf(now, body.seq) };
});

type Body = {
  left?: { exit: string; answers: Record<string, unknown> } | undefined;
  chosen?: { status: string; detail: string; note: string } | undefined;
};

/** @throws ServiceError `invalid-input` for a disposition that is not among the choices */
function eventOf(awaited: Effect, { left, chosen }: Body, ofCampaign: ScriptRun['choices']): ContactEvent | undefined {
  if (awaited.effect === 'page' && left) return { type: 'page.left', effect: awaited.id, data: left };
  if (awaited.effect !== 'choose-disposition' || !chosen) return undefined;
  const { choices } = awaited.params;
  const status = (choices.length > 0 ? choices : ofCampaign).find(({ code }) => code === chosen.status);
  if (!status)
    throw new ServiceError('invalid-input', { issues: [ruleIssue(['chosen', 'status'], 'unknown-disposition')] });
  if (status.details.length > 0 && !status.details.some(({ code }) => code === chosen.detail)) {
    throw new ServiceError('invalid-input', { issues: [ruleIssue(['chosen', 'detail'], 'unknown-detail')] });
  }
  return { type: 'choose-disposition.chosen', effect: awaited.id, data: chosen };
}
