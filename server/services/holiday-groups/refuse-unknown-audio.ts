import { inArray } from 'drizzle-orm';
import type { Holiday } from '#schemas/domain/holiday-group.ts';
import type { Database } from '../../db/open.ts';
import { audio } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { ruleIssue } from '../../texts/rule-issue.ts';

/** @throws ServiceError `invalid-input` for announcements that the library does not have */
export async function refuseUnknownAudio(tx: Database, holidays: readonly Holiday[]): Promise<void> {
  const wanted = [...new Set(holidays.map((one) => one.audio).filter((id) => id !== ''))];
  if (wanted.length === 0) return;
  // Locked, so that none is deleted before the group that announces it is there.
  const rows = await tx.select({ id: audio.id }).from(audio).where(inArray(audio.id, wanted)).for('share');
  const known = new Set(rows.map(({ id }) => id));
  const issues = holidays.flatMap(({ audio: id }, index) =>
    id === '' || known.has(id) ? [] : [ruleIssue(['holidays', index, 'audio'], 'unknown-audio')],
  );
  if (issues.length > 0) throw new ServiceError('invalid-input', { issues });
}
