import { and, asc, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import { readDeskWork as contract } from '#schemas/api/desk.ts';
import { callbacks, campaigns, conversations, voicemails } from '../../db/tables/index.ts';
import { readAgent } from '../../desk/desk-reader.ts';
import { toCallback } from '../callbacks/to-callback.ts';
import { verb } from '../verb.ts';
import { selectVoicemails } from '../voicemails/select-voicemails.ts';

/** What an agent can look over; the rest comes nearer as these are done. */
const MOST_OF_A_KIND = 200;

export const readDeskWork = verb(contract, async ({ context: { db }, actor: { user } }) => {
  const { profile } = await readAgent(db, user.id);
  const queues = ['', ...profile.queues];
  const isMine = or(eq(callbacks.agent, user.id), and(inArray(callbacks.queue, queues), isNull(callbacks.agent)));
  const [promised, messages, names, busy] = await Promise.all([
    db
      .select()
      .from(callbacks)
      .where(and(isNull(callbacks.handledAt), isMine))
      .orderBy(asc(sql`coalesce(${callbacks.dueAt}, ${callbacks.askedAt})`), asc(callbacks.id))
      .limit(MOST_OF_A_KIND),
    selectVoicemails(db, {
      where: and(isNull(voicemails.handledAt), inArray(voicemails.box, queues)),
      orderBy: [asc(voicemails.leftAt), asc(voicemails.id)],
      limit: MOST_OF_A_KIND,
    }),
    db.select({ id: campaigns.id, name: campaigns.name }).from(campaigns),
    db
      .select({ about: conversations.about })
      .from(conversations)
      .where(and(isNull(conversations.closedAt), sql`${conversations.about} is not null`)),
  ]);
  const nameOf = new Map(names.map(({ id, name }) => [id, name]));
  const taken = new Set(busy.map(({ about }) => about));
  const listed = <T extends { id: string; campaign: string }>(one: T) => ({
    ...one,
    campaignName: nameOf.get(one.campaign) ?? one.campaign,
    taken: taken.has(one.id),
  });
  return { callbacks: promised.map((row) => listed(toCallback(row))), voicemails: messages.map(listed) };
});
