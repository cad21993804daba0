import { and, asc, count, desc, eq, ilike, inArray, isNotNull, isNull, or } from 'drizzle-orm';
import { listVoicemails as contract } from '#schemas/api/voicemails.ts';
import { campaigns, contacts, voicemails } from '../../db/tables/index.ts';
import { readScope } from '../../supervision/read-scope.ts';
import { verb } from '../verb.ts';
import { selectVoicemails } from './select-voicemails.ts';

/** Those in the queues that somebody sees. */
export const listVoicemails = verb(contract, async ({ context: { db }, actor, query }) => {
  const { state, search = '', limit } = query;
  const { queues } = await readScope(db, actor);
  const part = `%${search.trim().replace(/[\\%_]/g, (special) => `\\${special}`)}%`;
  const where = and(
    state === 'open' ? isNull(voicemails.handledAt) : isNotNull(voicemails.handledAt),
    search.trim() === '' ? undefined : or(ilike(voicemails.box, part), ilike(contacts.caller, part)),
    queues === 'all' ? undefined : inArray(voicemails.box, [...queues]),
  );
  const orderBy =
    state === 'open' ? [asc(voicemails.leftAt), asc(voicemails.id)] : [desc(voicemails.handledAt), desc(voicemails.id)];
  const [found, total, names] = await Promise.all([
    selectVoicemails(db, { where, orderBy, limit }),
    db
      .select({ total: count() })
      .from(voicemails)
      .leftJoin(contacts, eq(contacts.id, voicemails.contactId))
      .where(where),
    db.select({ id: campaigns.id, name: campaigns.name }).from(campaigns),
  ]);
  const nameOf = new Map(names.map(({ id, name }) => [id, name]));
  const listed = found.map((one) => ({ ...one, campaignName: nameOf.get(one.campaign) ?? one.campaign }));
  return { voicemails: listed, total: total[0]?.total ?? 0 };
});
