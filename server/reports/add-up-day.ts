import { sql } from 'drizzle-orm';
import { moment } from '../db/moment.ts';
import type { Database } from '../db/open.ts';
import { reportAgentTimes, reportConversations, reportDispositions, reportWaits } from '../db/tables/index.ts';
import {
  addedConversations,
  conversationSums,
  measuredConversations,
  measuredWaits,
  readGoals,
  waitSums,
} from './measured-rows.ts';
import { measuredSpans } from './measured-spans.ts';
import { GROUPING_MEMORY } from './read-added-up.ts';
import type { ReportDay, ReportSource } from './report-days.ts';

/** Makes the sums of a day anew from its rows, in a transaction. */
export async function addUpDay(tx: Database, source: ReportSource, day: ReportDay): Promise<void> {
  await tx.execute(GROUPING_MEMORY);
  for (const table of tables[source]) await tx.execute(sql`delete from ${table} where day = ${moment(day.from)}`);
  await addUp[source](tx, day);
}

const tables = {
  waits: [reportWaits],
  conversations: [reportConversations, reportDispositions],
  'agent-times': [reportAgentTimes],
} as const satisfies Record<ReportSource, unknown>;

const addUp: Record<ReportSource, (tx: Database, day: ReportDay) => Promise<unknown>> = {
  async waits(tx, { from, to }) {
    const rows = measuredWaits({
      columns: sql`campaign, queue, coalesce(agent, '') as agent`,
      where: sql`entered_at >= ${moment(from)} and entered_at < ${moment(to)}`,
      goal: await readGoals(tx),
    });
    await tx.execute(sql`
      insert into report_waits (day, campaign, queue, agent, goal, offered, answered, abandoned, overflow, failed,
        in_time, wait_seconds, longest_wait_seconds, predicted, predicted_seconds, seen_seconds, difference_seconds)
      select ${moment(from)}, campaign, queue, agent, goal, ${waitSums}
      from (${rows}) as measured
      group by campaign, queue, agent, goal`);
  },

  async conversations(tx, { from, to }) {
    const given = sql`disposition_group, disposition_version, disposition_code, disposition_category, disposition_detail`;
    const figures = sql`conversations, not_answered, talk_seconds, hold_seconds, wrap_up_seconds, positive, argued, quota`;
    const rows = measuredConversations({
      columns: sql`campaign, queue, agent, disposition_group, disposition_version, disposition_code, disposition_detail,
        disposition_name, disposition_benefit`,
      where: sql`offered_at >= ${moment(from)} and offered_at < ${moment(to)}`,
    });
    await tx.execute(sql`
      insert into report_dispositions (day, campaign, queue, agent, ${given}, disposition_name, closed, benefit, ${figures})
      select ${moment(from)}, campaign, queue, agent, ${given}, max(coalesce(disposition_name, disposition_code)),
        count(*), coalesce(sum(disposition_benefit), 0), ${conversationSums}
      from (${rows}) as measured
      group by campaign, queue, agent, ${given}`);
    await tx.execute(sql`
      insert into report_conversations (day, campaign, queue, agent, disposition_group, disposition_version, benefit,
        ${figures})
      select day, campaign, queue, agent, disposition_group, disposition_version, sum(benefit), ${addedConversations}
      from report_dispositions
      where day = ${moment(from)}
      group by day, campaign, queue, agent, disposition_group, disposition_version`);
  },

  'agent-times': (tx, day) =>
    tx.execute(sql`
      insert into report_agent_times (day, user_id, state, reason, seconds, begun, carried)
      select ${moment(day.from)}, user_id, state, reason, sum(seconds), count(*) filter (where not carried),
        count(*) filter (where carried)
      from (${measuredSpans(day)}) as measured
      group by user_id, state, reason`),
};
