import { type SQL, sql } from 'drizzle-orm';
import { moment } from '../db/moment.ts';
import type { ReportDay } from './report-days.ts';

/** What stretches of agents' time that are over come to within some days. */
export function measuredSpans({ from, to }: ReportDay): SQL {
  const begins = moment(from);
  const ends = moment(to);
  return sql`
    select user_id, state, reason, began_at < ${begins} as carried,
      date_part('epoch', least(ended_at, ${ends}) - greatest(began_at, ${begins})) as seconds
    from agent_spans
    where began_at < ${ends} and ended_at > ${begins} and (
      began_at > ${begins} - interval '1 hour'
      -- Few are longer, and these have an index of their own; nobody stays in one state for a month.
      or (ended_at - began_at > interval '1 hour' and began_at > ${begins} - interval '31 days')
    )`;
}
