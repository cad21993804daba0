import { signInAgent as contract } from '#schemas/api/desk.ts';
import { recordAudit } from '../audit.ts';
import { verb } from '../verb.ts';
import { answerDesk } from './answer-desk.ts';

export const signInAgent = verb(contract, ({ context, actor, body: { line } }) =>
  answerDesk(context, actor, async () => {
    const { db, desks } = context;
    const before = await desks.read(actor.user.id);
    await desks.signIn(actor.user.id, line);
    if (before && before.state !== 'signed-out') return;
    await recordAudit(db, {
      user: actor.user.login,
      action: 'agent.sign-in',
      entity: 'user',
      entityId: actor.user.id,
      details: { line: line?.type ?? 'profile' },
    });
  }),
);
