import { eq } from 'drizzle-orm';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type AgentProfile, NEW_AGENT_PROFILE } from '#schemas/domain/agent.ts';
import { agentPresence, agentProfiles, pauseReasons, users } from '#server/db/tables/index.ts';
import { addAgent, addCampaign, addQueue } from '../api/call-centre.ts';
import { queueFlow } from '../api/flow-documents.ts';
import { newPage, openStage, type Stage } from './browser.ts';

const called = '+33180000001';
let stage: Stage;
let page: Page;
let errors: string[];
let agent: string;
let colleague: string;
let atWork: NodeJS.Timeout;

beforeAll(async () => {
  stage = await openStage({ SWITCHYARD_SAMPLES: 'false' });
  const { db } = stage.server.services;
  await addQueue(db, '500');
  await addCampaign(db, 'support', { queue: '500' });
  await db.insert(pauseReasons).values({ id: 'lunch', name: 'Lunch', position: 1 });
  agent = await addAgent(db, '1001', { memberOf: ['north'] });
  await addAgent(db, '1002', { memberOf: ['south'] });
  colleague = await addAgent(db, '1003', { memberOf: ['north'] });
  const admin = await stage.server.as('admin');
  await admin.post('/api/flows/import', { document: queueFlow('hotline', { queue: '500' }) });
  await admin.post('/api/flows/hotline/publish', { revision: 1 });
  await admin.post('/api/did-ranges', { site: 'Paris', first: called, last: called });
  await admin.put(`/api/dids/${called}`, { flowId: 'hotline' });
  ({ page, errors } = await newPage(stage, { role: 'supervisor' }));
  const [supervisor] = await db.select().from(users).where(eq(users.role, 'supervisor'));
  const profile: AgentProfile = {
    ...NEW_AGENT_PROFILE,
    line: { type: 'number', number: '+33199009999' },
    supervision: ['boards', 'listen', 'whisper', 'change-state', 'reports'],
    supervises: ['north'],
  };
  await db.insert(agentProfiles).values({ userId: supervisor?.id ?? '', profile });
  const { desks } = stage.server.services;
  // As their open desktops would say, however slow the machine is.
  atWork = setInterval(() => [agent, colleague].map((one) => desks.seen(one)), 5_000);
  await desks.signIn(agent);
});
afterAll(async () => {
  clearInterval(atWork);
  await stage?.close();
});

const soon = { timeout: 20_000 };
const row = () => page.getByRole('row').filter({ hasText: 'Agent 1001' });

async function act(name: string): Promise<void> {
  await page.getByRole('button', { name: 'Actions for Agent 1001' }).click();
  await page.getByRole('menuitem', { name }).click();
}

it('a supervisor sees a live call, listens, whispers and leaves', async () => {
  const { telephony } = stage.server;
  await page.goto('/supervision');
  await row().getByText('Ready').waitFor(soon);
  expect(await page.getByText('Agent 1002').count()).toBe(0);

  const call = telephony.placeCall({ from: '+33612340001', to: called });
  await row().getByRole('link', { name: '+33612340001' }).waitFor(soon);
  await row().getByText('In conversation').waitFor(soon);
  await act('Listen');
  const inCall = page.getByRole('region', { name: 'In the call of Agent 1001' });
  await inCall.getByText('In the call of Agent 1001', { exact: true }).waitFor(soon);
  const monitor = () => telephony.liveCallIds().find((id) => id.includes(':monitor')) ?? '';
  const agentCall = () => telephony.liveCallIds().find((id) => id.includes(':agent')) ?? '';
  await expect
    .poll(() => [...(telephony.inspect(monitor())?.hears ?? [])].sort(), soon)
    .toEqual([agentCall(), call].sort());
  expect(telephony.inspect(call)?.hears).toEqual([agentCall()]);
  // Joining in takes a right that this supervisor does not have.
  expect(await inCall.getByText('Join in').count()).toBe(0);

  await inCall.getByText('Whisper').click();
  await expect.poll(() => telephony.inspect(agentCall())?.hears, soon).toContain(monitor());
  expect(telephony.inspect(call)?.hears).toEqual([agentCall()]);
  await inCall.getByRole('button', { name: 'Leave the call' }).click();
  await inCall.waitFor({ state: 'detached', ...soon });
  expect(monitor()).toBe('');
});

it('what somebody does that hurts is asked first, and a state changes on the board', async () => {
  // In a call a change waits for its end, and the board says so.
  await act('Pause: Lunch');
  await row().getByText('then: Pause: Lunch').waitFor(soon);
  await act('Ready');
  await row().getByText('then: Ready').waitFor(soon);
  await act('End the call');
  await page.getByRole('alertdialog').getByRole('button', { name: 'End the call' }).click();
  await row()
    .getByText('then: Ready')
    .waitFor({ state: 'detached', ...soon });
  await row().getByText('Ready').waitFor(soon);
  await act('Pause: Lunch');
  await row().getByText('Pause: Lunch').waitFor(soon);
  await page.getByText('Queues', { exact: true }).last().click();
  const queue = page.getByRole('row').filter({ hasText: 'Queue 500' });
  await queue.getByText('100%').waitFor(soon);
  await page.getByText('Agents', { exact: true }).last().click();
  await act('Sign out');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Sign out' }).click();
  await page.getByText('Nobody is signed in').waitFor(soon);
  const [presence] = await stage.server.services.db.select().from(agentPresence).where(eq(agentPresence.userId, agent));
  expect(presence?.state).toBe('signed-out');
});

it('rows do not change places under the hand of somebody', async () => {
  const { desks } = stage.server.services;
  await Promise.all([agent, colleague].map((one) => desks.signIn(one)));
  await page.getByRole('button', { name: 'State' }).click();
  const order = async () => (await page.getByRole('row').allTextContents()).map((text) => /100\d/.exec(text)?.[0]);
  await expect.poll(order, soon).toEqual([undefined, '1001', '1003']);
  await page.getByRole('row').filter({ hasText: 'Agent 1003' }).hover();
  await desks.setState(agent, { state: 'paused', reason: 'lunch' });
  await row().getByText('Pause: Lunch').waitFor(soon);
  expect(await order()).toEqual([undefined, '1001', '1003']);
  await page.getByRole('heading', { name: 'Supervision' }).hover();
  await expect.poll(order, soon).toEqual([undefined, '1003', '1001']);
});

it('somebody who leaves the board leaves no gap under the hand of somebody', async () => {
  const { desks } = stage.server.services;
  await Promise.all([agent, colleague].map((one) => desks.signIn(one)));
  await page.goto('/supervision');
  await row().waitFor(soon);
  const away = page.getByRole('row', { disabled: true });
  const place = async (name: string) => (await page.getByRole('row').filter({ hasText: name }).boundingBox())?.y;
  await page.getByRole('button', { name: 'Actions for Agent 1003' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).waitFor();
  const before = await place('Agent 1003');
  await desks.setState(agent, { state: 'signed-out' });
  await away.filter({ hasText: 'Agent 1001' }).waitFor(soon);
  expect(await place('Agent 1003')).toBe(before);
  // Whoever has closed the menu and gone elsewhere lets go.
  await page.getByRole('heading', { name: 'Supervision' }).click();
  await away.waitFor({ state: 'detached', ...soon });
  expect(await place('Agent 1003')).toBeLessThan(before ?? 0);
  await desks.setState(colleague, { state: 'signed-out' });
});

it('the call is in the report of the day, and leads to its page', async () => {
  await page.goto('/reports?period=today&by=agent');
  const line = page.getByRole('row').filter({ hasText: 'Agent 1001' });
  await line.getByText('100%').first().waitFor(soon);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Export as Excel' }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^report-agent-.*\.xlsx$/);
  await page.getByRole('button', { name: 'Calls by hour: As a table' }).click();
  await page.getByRole('table', { name: 'Calls by hour' }).waitFor();

  await page.getByRole('link', { name: 'Conversations' }).click();
  await page.getByRole('row').filter({ hasText: '+33612340001' }).getByRole('link').first().click();
  await page.getByRole('heading', { name: 'Conversation with +33612340001' }).waitFor(soon);
  await page.getByText('Offered to Agent 1001').waitFor();
  await page.getByText('Listened to a call').waitFor();
  await page.goto('/recordings');
  await page.getByText('Your profile does not allow this').waitFor(soon);
  for (const list of ['reports', 'conversations', 'recordings']) {
    await page.goto(`/${list}?period=days&from=2026-11-20&to=2026-11-10`);
    await page.getByText('The end must not be before the beginning.').waitFor(soon);
  }
  await page.goto('/supervision');
  await page.getByRole('link', { name: 'Wallboard' }).click();
  const queue = page.getByRole('table', { name: 'Queue' }).getByRole('row').filter({ hasText: 'Queue 500' });
  await queue.getByText('100%').waitFor(soon);
  await page.getByRole('link', { name: 'Back to supervision' }).click();
  await page.getByRole('heading', { name: 'Supervision' }).waitFor(soon);
  expect(errors).toEqual([]);
});
