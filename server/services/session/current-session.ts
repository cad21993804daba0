import { currentSession as contract } from '#schemas/api/session.ts';
import { verb } from '../verb.ts';

export const currentSession = verb(contract, async ({ actor }) => ({ user: actor.user }));
