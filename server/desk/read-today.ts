import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Desk } from '#schemas/api/desk.ts';
import { moment } from '../db/moment.ts';
import type { Database } from '../db/open.ts';
import { selectRows } from '../db/rows.ts';

interface Day {
  userId: string;
  /** Milliseconds since 1970. */
  from: number;
  now: number;
}

/** What an agent has done since a moment; stretches that began before count from it. */
export async function readToday(db: Database, { userId, from, now }: Day): Promise<Desk['today']> {
  const since = moment(from);
  const until = moment(now);
  const [spans, [talks]] = await Promise.all([
    selectRows(
      db,
      // Nobody stays in one state for more than a day: an agent without a desktop is signed out.
      sql`
        select state, sum(extract(epoch from
          least(coalesce(ended_at, ${until}), ${until}) - greatest(began_at, ${since})))::float8 as seconds
        from agent_spans
        where user_id = ${userId} and began_at > ${since} - interval '1 day' and began_at <= ${until}
          and coalesce(ended_at, ${until}) > ${since}
        group by state`,
      z.object({ state: z.string(), seconds: z.number() }),
    ),
    selectRows(
      db,
      sql`
        select
          count(*) filter (where answered_at is not null or medium = 'voicemail')::int as conversations,
          count(*) filter (where "end" = 'not-answered')::int as not_answered,
          coalesce(sum(extract(epoch from coalesce(talk_ended_at, closed_at, ${until}) - answered_at)), 0)::float8 as talk,
          coalesce(sum(extract(epoch from coalesce(closed_at, ${until}) - talk_ended_at)), 0)::float8 as wrap_up,
          count(*) filter (where disposition_category = 'positive')::int as positive,
          count(*) filter (where disposition_category in ('positive', 'argued'))::int as argued
        from conversations
        where agent = ${userId} and offered_at >= ${since}`,
      z.object({
        conversations: z.number(),
        not_answered: z.number(),
        talk: z.number(),
        wrap_up: z.number(),
        positive: z.number(),
        argued: z.number(),
      }),
    ),
  ]);
  const secondsIn = (...states: string[]) =>
    Math.round(spans.reduce((sum, { state, seconds }) => sum + (states.includes(state) ? seconds : 0), 0));
  return {
    conversations: talks?.conversations ?? 0,
    notAnswered: talks?.not_answered ?? 0,
    talkSeconds: Math.round(talks?.talk ?? 0),
    wrapUpSeconds: Math.round(talks?.wrap_up ?? 0),
    readySeconds: secondsIn('ready'),
    pausedSeconds: secondsIn('paused', 'break'),
    signedInSeconds: secondsIn(...spans.map(({ state }) => state)),
    positive: talks?.positive ?? 0,
    argued: talks?.argued ?? 0,
  };
}
