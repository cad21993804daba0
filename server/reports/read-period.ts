import { LONGEST_PERIOD_DAYS } from '#schemas/api/reports.ts';
import { ServiceError } from '../errors.ts';
import { ruleIssue } from '../texts/rule-issue.ts';
import { countDays, type Period, periodOf } from './buckets.ts';

/**
 * The period that a report is asked for.
 * @throws ServiceError `invalid-input` when it ends before it begins, or is too long
 */
export function readPeriod(timeZone: string, days: { from: string; to: string }): Period {
  const count = countDays(days);
  if (count < 1) throw new ServiceError('invalid-input', { issues: [ruleIssue(['query', 'to'], 'period')] });
  if (count > LONGEST_PERIOD_DAYS) {
    throw new ServiceError('invalid-input', { issues: [ruleIssue(['query', 'to'], 'period-too-long')] });
  }
  return periodOf(timeZone, days);
}
