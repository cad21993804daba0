import { and, asc, count, desc, eq, ilike, isNotNull, isNull, or } from 'drizzle-orm';
import { listVoicemails as contract } from '#schemas/api/voicemails.ts';
import { contacts, voicemails } from '../../db/tables/index.ts';
import { verb } from '../verb.ts';
import { selectVoicemails } from './select-voicemails.ts';

export const listVoicemails = verb(contract, async ({ context: { db }, query: { state, search = '', limit } }) => {
  const part = `%${search.trim().replace(/[\\%_]/g, (special) => `\\${special}`)}%`;
  const where = and(
    state === 'open' ? isNull(voicemails.handledAt) : isNotNull(voicemails.handledAt),
    search.trim() === '' ? undefined : or(ilike(voicemails.box, part), ilike(contacts.caller, part)),
  );
  const orderBy =
    state === 'open' ? [asc(voicemails.leftAt), asc(voicemails.id)] : [desc(voicemails.handledAt), desc(voicemails.id)];
  const [found, total] = await Promise.all([
    selectVoicemails(db, { where, orderBy, limit }),
    db
      .select({ total: count() })
      .from(voicemails)
      .leftJoin(contacts, eq(contacts.id, voicemails.contactId))
      .where(where),
  ]);
  return { voicemails: found, total: total[0]?.total ?? 0 };
});
