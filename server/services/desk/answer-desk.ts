import type { Desk } from '#schemas/api/desk.ts';
import { withRefusals } from '../../acd/with-refusals.ts';
import { readAgent, readDesk } from '../../desk/desk-reader.ts';
import type { Actor, ServiceContext } from '../context.ts';

/**
 * Does something at an agent's desk and gives the desk as it is afterwards.
 * @throws ServiceError `no-agent-profile`, and whatever distribution refuses
 */
export async function answerDesk(
  context: ServiceContext,
  { user }: Actor,
  act: () => Promise<unknown> = async () => {},
): Promise<{ desk: Desk }> {
  await readAgent(context.db, user.id);
  await withRefusals(act());
  return { desk: await readDesk(context, user.id) };
}
