import { afterAll, beforeAll, expect, it } from 'vitest';
import { leaveMessages } from '../api/leave-messages.ts';
import { newPage, openStage, type Stage } from './browser.ts';

const CALLER = '+33600000011';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  await leaveMessages(stage.server, CALLER);
});
afterAll(() => stage?.close());

it('a supervisor hears a message and marks it as handled', async () => {
  const { page, errors } = await newPage(stage, { role: 'supervisor' });
  await page.goto('/messages');
  const row = page.getByRole('row').filter({ hasText: CALLER });
  await row.getByText('Counter team').waitFor();
  await row.getByRole('button', { name: `Listen to message of ${CALLER}` }).click({ timeout: 60_000 });
  await page.getByRole('region', { name: 'Player' }).getByText(`${CALLER} – Counter team`).waitFor();
  await row.getByRole('button', { name: 'Mark as handled' }).click();
  await page.getByText('No message to be heard').waitFor();
  await page.getByText('Handled', { exact: true }).click();
  await row.getByText('Handled by').waitFor();
  await row.getByRole('button', { name: 'Reopen' }).click();
  await page.getByText('Nothing handled yet').waitFor();
  expect(errors).toEqual([]);
});

it('who wants to be called back is listed, and the address leads there', async () => {
  const { page, errors } = await newPage(stage, { role: 'supervisor' });
  await page.goto('/messages?show=callbacks');
  const row = page.getByRole('row').filter({ hasText: CALLER });
  await row.getByText('As soon as possible').waitFor();
  await row.getByText('Parcel').waitFor();
  await page.getByLabel('Search messages').fill('nobody');
  await page.getByText('Nothing matches').waitFor();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await row.getByRole('button', { name: 'Mark as handled' }).click();
  await page.getByText('Nobody waits for a call').waitFor();
  expect(errors).toEqual([]);
});
