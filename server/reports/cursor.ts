import { ServiceError } from '../errors.ts';
import { ruleIssue } from '../texts/rule-issue.ts';

/** Where the next page of a list goes on: what arrives meanwhile does not move it. */
export function writeCursor({ at, id }: { at: Date; id: string }): string {
  return Buffer.from(`${at.toISOString()} ${id}`).toString('base64url');
}

/** @throws ServiceError `invalid-input` */
export function readCursor(cursor: string): { at: string; id: string } {
  const [at = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split(' ');
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(at) && !Number.isNaN(Date.parse(at)) && /^[\w.:~-]+$/.test(id)) {
    return { at, id };
  }
  throw new ServiceError('invalid-input', { issues: [ruleIssue(['query', 'cursor'], 'cursor')] });
}
