import { asc, eq } from 'drizzle-orm';
import { takeWork as contract } from '#schemas/api/desk.ts';
import { voicemails } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { findCallback } from '../callbacks/find-callback.ts';
import { verb } from '../verb.ts';
import { refuseForeignVoicemail } from '../voicemails/refuse-foreign-voicemail.ts';
import { selectVoicemails } from '../voicemails/select-voicemails.ts';
import { answerDesk } from './answer-desk.ts';

/** What is in somebody else's queues, or theirs in person, is not taken. */
export const takeWork = verb(contract, ({ context, actor, body }) =>
  answerDesk(context, actor, async () => {
    const { db, desks } = context;
    if (body.medium === 'callback') await db.transaction((tx) => findCallback(tx, actor, body.id));
    else {
      const selection = { where: eq(voicemails.id, body.id), orderBy: [asc(voicemails.id)], limit: 1 };
      const [message] = await selectVoicemails(db, selection);
      if (!message) throw new ServiceError('not-found');
      await refuseForeignVoicemail(db, actor, message);
    }
    await desks.takeAbout(actor.user.id, body);
  }),
);
