import type { Database } from '../../db/open.ts';
import { recordAudit } from '../audit.ts';
import type { Actor } from '../context.ts';

/** That figures and names have left the installation is noted. */
export function noteExport(
  db: Database,
  { user }: Actor,
  { file, query }: { file: string; query: Record<string, unknown> },
): Promise<void> {
  return recordAudit(db, {
    user: user.login,
    action: 'report.export',
    entity: 'report',
    entityId: file,
    details: query,
  });
}
