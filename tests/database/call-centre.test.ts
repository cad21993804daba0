import { eq, isNull } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OpenDatabase } from '#server/db/open.ts';
import { conversations, waits } from '#server/db/tables/index.ts';
import { addAgent, addCampaign, addQueue } from '../api/call-centre.ts';
import { createCentre } from './call-centre-world.ts';
import { openMemoryDatabase } from './prepared-database.ts';

let database: OpenDatabase;
beforeAll(async () => {
  database = await openMemoryDatabase();
});
afterAll(() => database.close());

test('one caller, one agent', async () => {
  await addQueue(database.db, '500');
  await addCampaign(database.db, 'sales');
  const agent = await addAgent(database.db, '1001');
  const centre = createCentre({ database, campaign: 'sales' });
  const server = await centre.startServer();
  await server.acd.desks.signIn(agent);
  const call = centre.telephony.placeCall({ from: '0140000001', to: '0180' });
  await centre.pass(5000);
  const facts = await server.acd.desks.read(agent);
  expect(centre.errors).toEqual([]);
  expect(facts).toMatchObject({ state: 'talking', conversation: { phase: 'talking', contactId: call } });
  centre.telephony.hangUpFromOutside(call);
  await centre.pass(2000);
  expect(await server.acd.desks.read(agent)).toMatchObject({ state: 'wrap-up', conversation: { end: 'customer' } });
  const [open] = await database.db.select().from(waits).where(isNull(waits.end));
  expect(open).toBeUndefined();
  const [conversation] = await database.db.select().from(conversations).where(eq(conversations.agent, agent));
  await server.acd.desks.command(agent, conversation?.id ?? '', { type: 'finish' });
  expect(await server.acd.desks.read(agent)).toMatchObject({ state: 'ready', conversation: null });
  await server.stop();
});
