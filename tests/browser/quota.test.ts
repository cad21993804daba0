import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Agent } from '#schemas/api/agents.ts';
import { newPage, openStage, type Stage } from './browser.ts';
import { findBarriers } from './find-barriers.ts';
import {
  changeSupport,
  type DeskTab,
  endWork,
  knownCustomer,
  openDesk,
  prepareSupport,
  supportNumber,
} from './support-desk.ts';

let stage: Stage;
let agents: Agent[];
let desk: DeskTab;
const errors: string[] = [];

beforeAll(async () => {
  stage = await openStage();
  agents = await prepareSupport(stage.server);
  await changeSupport(stage.server, { customers: { script: '', quota: { target: 2, per: 'month' } } });
  desk = await openDesk(stage, '1001', errors);
  await desk.button('Begin work').click();
});
afterAll(async () => {
  await endWork(stage.server, agents);
  await stage.close();
});

/** A call that the agent closes as solved, which counts. */
async function solveCall(): Promise<void> {
  const { page } = desk;
  await desk.button('Become ready').click();
  const call = stage.server.telephony.placeCall({ from: knownCustomer.number, to: supportNumber });
  await desk.conversation.getByText('Talking').waitFor();
  stage.server.telephony.hangUpFromOutside(call);
  await desk.state('Wrap-up').waitFor();
  await page.getByRole('combobox', { name: 'Status', exact: true }).click();
  await page.getByRole('option', { name: /^Résolu/ }).click();
  await page.getByRole('combobox', { name: 'Sub-status' }).click();
  await page.getByRole('option', { name: 'Commande' }).click();
  await desk.button('Save').click();
  await page.getByRole('region', { name: 'Disposition' }).getByRole('status').getByText('Résolu').waitFor();
}

async function finish(): Promise<void> {
  await desk.page.keyboard.press('Control+Enter');
  await desk.button('Become ready').waitFor();
}

it('tells agents, the board and reports how far it has come, and stops nobody', async () => {
  const { page } = desk;
  await solveCall();
  await page.getByText('Quota: 2 of 2 still missing this month').waitFor();
  await desk.button(/^Résolu\s*for the quota/).waitFor();
  await finish();
  const { page: office, errors: broken } = await newPage(stage);
  await office.goto('/supervision?show=campaigns');
  await office.getByRole('cell', { name: '1 / 2 this month', exact: true }).waitFor();

  await solveCall();
  await page.getByText('Quota: 1 of 2 still missing this month').waitFor();
  await finish();
  await office.getByRole('cell', { name: '2 / 2 this month · reached' }).waitFor();

  await solveCall();
  await page.getByText('Quota of 2 reached this month').waitFor();
  await desk.button(/^Résolu\s*quota reached/).waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await finish();

  await office.goto('/campaigns/support');
  await office.getByRole('link', { name: /Quota.*3 \/ 2 this month, reached/ }).waitFor();
  await office.goto('/reports');
  const row = office.getByRole('row').filter({ has: office.getByRole('button', { name: 'Support' }) });
  await row.waitFor();
  const heads = await office.getByRole('columnheader').allTextContents();
  const column = heads.findIndex((head) => head.startsWith('Quota'));
  expect(await row.locator('th, td').nth(column).textContent()).toBe('3');
  expect([...errors, ...broken]).toEqual([]);
});
