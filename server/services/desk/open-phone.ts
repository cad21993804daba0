import { openPhone as contract } from '#schemas/api/desk.ts';
import { readAgent } from '../../desk/desk-reader.ts';
import { ServiceError } from '../../errors.ts';
import { verb } from '../verb.ts';

/** The extension is the agent's login. */
export const openPhone = verb(contract, async ({ context, actor: { user } }) => {
  await readAgent(context.db, user.id);
  if (context.system.telephony().driver === 'simulated') throw new ServiceError('no-phone-system');
  const account = await context.openPhone(user.login);
  return { phone: { ...account, turnServers: context.turnServersFor(account.username) } };
});
