import { and, asc, eq, like, or, sql } from 'drizzle-orm';
import { readConversationTrail as contract } from '#schemas/api/reports.ts';
import { agentSpans, audit, scriptRuns, waits } from '../../db/tables/index.ts';
import { demandScope } from '../../supervision/read-scope.ts';
import { findConversation } from '../conversations/find-conversation.ts';
import { verb } from '../verb.ts';

const MOST_LINES = 200;

export const readConversationTrail = verb(contract, async ({ context: { db }, actor, params: { id } }) => {
  await demandScope(db, actor, 'reports');
  const { row } = await findConversation(db, actor, id);
  const [[wait], states, noted, [script]] = await Promise.all([
    row.waitId === null ? [] : db.select().from(waits).where(eq(waits.id, row.waitId)),
    db
      .select()
      .from(agentSpans)
      .where(and(eq(agentSpans.conversationId, id), eq(agentSpans.userId, row.agent)))
      .orderBy(asc(agentSpans.beganAt))
      .limit(MOST_LINES),
    db
      .select()
      .from(audit)
      .where(
        or(
          and(
            eq(audit.entityId, row.agent),
            like(audit.action, 'supervision.%'),
            sql`${audit.details}->>'conversation' = ${id}`,
          ),
          and(eq(audit.entityId, id), like(audit.action, 'recording.%')),
        ),
      )
      .orderBy(asc(audit.id))
      .limit(MOST_LINES),
    db.select({ id: scriptRuns.id }).from(scriptRuns).where(eq(scriptRuns.conversationId, id)),
  ]);
  return {
    trail: {
      wait: wait
        ? {
            enteredAt: wait.enteredAt.toISOString(),
            endedAt: wait.endedAt?.toISOString() ?? null,
            predictedSeconds: wait.predictedSeconds,
            refusals: wait.refusals,
          }
        : null,
      states: states.map(({ state, beganAt, endedAt }) => ({
        state,
        beganAt: beganAt.toISOString(),
        endedAt: endedAt?.toISOString() ?? null,
      })),
      heldSeconds: row.heldSeconds,
      supervision: noted.map(({ at, user, action }) => ({ at: at.toISOString(), user, action })),
      script: script?.id ?? null,
    },
  };
});
