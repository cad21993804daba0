import { openPhone as contract } from '#schemas/api/desk.ts';
import { readAgent } from '../../desk/desk-reader.ts';
import { ServiceError } from '../../errors.ts';
import { verb } from '../verb.ts';

/** The extension is the agent's login. */
export const openPhone = verb(contract, async ({ context: { db, system, openPhone: open }, actor: { user } }) => {
  await readAgent(db, user.id);
  if (system.telephony().driver === 'simulated') throw new ServiceError('no-phone-system');
  return { phone: await open(user.login) };
});
