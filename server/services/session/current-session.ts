import { currentSession as contract } from '#schemas/api/session.ts';
import { verb } from '../verb.ts';
import { describeSession } from './describe-session.ts';

export const currentSession = verb(contract, ({ context: { db }, actor }) => describeSession(db, actor.user));
