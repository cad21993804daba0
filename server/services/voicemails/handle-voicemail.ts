import { asc, eq } from 'drizzle-orm';
import { handleVoicemail as contract } from '#schemas/api/voicemails.ts';
import { voicemails } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { recordAudit } from '../audit.ts';
import { withdrawWaits } from '../callbacks/withdraw-waits.ts';
import { verb } from '../verb.ts';
import { refuseForeignVoicemail } from './refuse-foreign-voicemail.ts';
import { selectVoicemails } from './select-voicemails.ts';

/** Whoever handled a message first stays the one who did. */
export const handleVoicemail = verb(contract, ({ context: { db }, actor, params: { id }, body: { handled } }) =>
  db.transaction(async (tx) => {
    const [before] = await tx.select().from(voicemails).where(eq(voicemails.id, id)).for('update');
    if (!before) throw new ServiceError('not-found');
    await refuseForeignVoicemail(tx, actor, before);
    if ((before.handledAt !== null) !== handled) {
      const by = handled
        ? { handledAt: new Date(), handledBy: actor.user.login }
        : { handledAt: null, handledBy: null };
      if (handled) await withdrawWaits(tx, id, Date.now());
      await tx.update(voicemails).set(by).where(eq(voicemails.id, id));
      await recordAudit(tx, {
        user: actor.user.login,
        action: handled ? 'voicemail.handle' : 'voicemail.reopen',
        entity: 'contact',
        entityId: before.contactId,
        details: { box: before.box },
      });
    }
    const where = eq(voicemails.id, id);
    const [voicemail] = await selectVoicemails(tx, { where, orderBy: [asc(voicemails.id)], limit: 1 });
    if (!voicemail) throw new ServiceError('not-found');
    return { voicemail };
  }),
);
