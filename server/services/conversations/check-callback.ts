import { openingAt } from '#runtime/calendar/opening.ts';
import type { DispositionStatus } from '#schemas/domain/disposition-group.ts';
import type { InboundSettings } from '#schemas/domain/inbound-campaign.ts';
import type { Database } from '../../db/open.ts';
import type { ServiceIssue } from '../../errors.ts';
import { ruleIssue } from '../../texts/rule-issue.ts';
import { callbackWindow } from './callback-window.ts';
import { readCallingHours } from './calling-hours.ts';

export interface CallbackCheck {
  callback: { at: string; personal: boolean };
  /** Null when no status says more than the campaign. */
  rule: DispositionStatus['callback'] | null;
  settings: InboundSettings;
  timeZone: string;
  now: number;
  /** Whether the agent may keep callbacks in person (S90). */
  mayKeep: boolean;
  /** Of the fields in the request. */
  path: readonly string[];
}

/** What is wrong with the time and kind of a callback (S32, S48, S49, and the hours in which customers are called). */
export async function checkCallback(db: Database, check: CallbackCheck): Promise<ServiceIssue[]> {
  const { callback, rule, settings, timeZone, now, mayKeep, path } = check;
  const issues: ServiceIssue[] = [];
  if (callback.personal && (!mayKeep || rule?.personal === false)) {
    issues.push(ruleIssue([...path, 'personal'], 'callback-not-personal'));
  }
  const at = Date.parse(callback.at);
  const status = rule ?? { earliestDays: null, latestDays: null };
  const { earliest, latest } = callbackWindow({ status, campaign: settings.callbacks, timeZone, now });
  if (at <= now) issues.push(ruleIssue([...path, 'at'], 'starts-in-past'));
  else if (at < earliest) issues.push(ruleIssue([...path, 'at'], 'callback-too-early'));
  else if (latest !== null && at > latest) issues.push(ruleIssue([...path, 'at'], 'callback-too-late'));
  else if (!(await isCallingTime(db, check, at))) {
    issues.push(ruleIssue([...path, 'at'], 'outside-calling-hours'));
  }
  return issues;
}

/** Whether customers are called at that moment; without hours and holidays, at any. */
async function isCallingTime(
  db: Database,
  { settings, timeZone }: Pick<CallbackCheck, 'settings' | 'timeZone'>,
  at: number,
): Promise<boolean> {
  const hours = await readCallingHours(db, settings, timeZone);
  return hours === null || openingAt(hours, at).state === 'open';
}
