import { eq } from 'drizzle-orm';
import type { Service } from '#runtime/engine/ports.ts';
import { scriptRuns } from '../db/tables/index.ts';
import { cleanText } from '../db/to-jsonb.ts';
import { ServiceError } from '../errors.ts';
import { dispose } from '../services/conversations/dispose.ts';
import { failed } from './failed.ts';
import type { FlowServiceOptions } from './flow-services.ts';

/**
 * Qualifies the conversation that a script belongs to, by the same rules as the agent's own buttons. A status that demands
 * a callback is only taken once one is planned: a script has no field for it.
 */
export function disposeContact({
  db,
  clock,
  timeZone,
  disposed,
}: Pick<FlowServiceOptions, 'db' | 'clock' | 'timeZone' | 'disposed'>): Service<'disposition'> {
  return async ({ status, detail, note }, { contactId }) => {
    const [run] = await db.select().from(scriptRuns).where(eq(scriptRuns.id, contactId));
    if (!run) return failed('no-conversation');
    const { conversationId } = run;
    try {
      const given = { conversationId, code: status, detail, note: cleanText(note), callback: null };
      const { agent } = await dispose(db, { ...given, keepsCallback: true, timeZone, now: clock.now() });
      await disposed?.({ conversationId, agent });
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      return failed(error.issues[0]?.rule ?? error.code);
    }
    return { outcome: 'stored', data: {} };
  };
}
