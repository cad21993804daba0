import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Agent } from '#schemas/api/agents.ts';
import { callbacks } from '#server/db/tables/index.ts';
import { openStage, type Stage } from './browser.ts';
import { findBarriers } from './find-barriers.ts';
import { endWork, knownCustomer, openDesk, prepareSupport, supportNumber } from './support-desk.ts';

let stage: Stage;
let agents: Agent[];
const errors: string[] = [];

beforeAll(async () => {
  stage = await openStage();
  agents = await prepareSupport(stage.server);
});
afterAll(async () => {
  if (stage) await endWork(stage.server, agents);
  await stage?.close();
});

it('an agent closes what was planned with a customer who has called by themselves', async () => {
  const { server } = stage;
  const { db } = server.services;
  const agent = agents.find(({ login }) => login === '1001');
  const planned = {
    id: 'planned',
    effectId: 'planned',
    conversationId: 'earlier',
    contactId: '',
    note: 'New contract',
  };
  const askedAt = new Date(Date.now() - 86_400_000);
  const dueAt = new Date(Date.now() + 86_400_000);
  const [queue = ''] = agent?.profile.queues ?? [];
  await db.insert(callbacks).values({ ...planned, queue, number: knownCustomer.number, askedAt, dueAt });

  const desk = await openDesk(stage, '1001', errors);
  await desk.button('Begin work').click();
  await desk.button('Become ready').click();
  server.telephony.placeCall({ from: knownCustomer.number, to: supportNumber });
  const { page } = desk;
  await desk.conversation.getByText('Talking').waitFor();
  await page.getByRole('tab', { name: 'History' }).click();
  const promised = page.getByRole('listitem').filter({ hasText: 'New contract' });
  await promised.getByText('open').waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await promised.getByRole('button', { name: 'Mark as handled' }).click();
  await promised.getByText('open').waitFor({ state: 'detached' });
  expect(await promised.getByRole('button').count()).toBe(0);
  const [row] = await db.select().from(callbacks).where(eq(callbacks.id, 'planned'));
  expect(row).toMatchObject({ handledBy: '1001' });
  expect(errors).toEqual([]);
});
