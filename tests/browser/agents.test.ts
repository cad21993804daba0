import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type Designer, openDesigner } from './open-designer.ts';

let designer: Designer;
beforeAll(async () => {
  designer = await openDesigner();
});
afterEach(() => designer.closePages());
afterAll(() => designer.close());

const row = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text });

it('a queue gets the next free number, and is kept while somebody serves it', async () => {
  const page = await designer.visitAsAdmin('/queues');
  await page.getByRole('button', { name: 'Add queue' }).click();
  const dialog = page.getByRole('dialog');
  expect(await dialog.getByLabel('Number').inputValue()).toBe('503');
  await dialog.getByLabel('Number').fill('42');
  await dialog.getByLabel('Name').fill('Deliveries');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await dialog.getByText('Must be the number of a queue: three digits from 500.').waitFor();
  await dialog.getByLabel('Number').fill('501');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await dialog.getByText('A queue with this number exists already.').waitFor();
  await dialog.getByLabel('Number').fill('503');
  await dialog.getByLabel('Who is given a contact').selectOption({ label: 'In turn' });
  await dialog.getByRole('button', { name: 'Create' }).click();
  await row(page, 'Deliveries').getByText('Nobody serves it').waitFor();

  await page.getByLabel('Actions for After-sales').click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByRole('alert').getByText('Agents: Anna Martin (1001)').waitFor();
  expect(await page.getByRole('alert').textContent()).toContain('Flows use it: After-sales queue');
});

it('skills are grouped, and one that an agent has cannot be taken away', async () => {
  const page = await designer.visitAsAdmin('/skills');
  await page.getByRole('button', { name: 'Add skill group' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').first().fill('Products');
  await dialog.getByLabel('Name').nth(1).fill('Bicycles');
  await dialog.getByRole('button', { name: 'Add' }).click();
  await dialog.getByLabel('Name').nth(2).fill('Scooters');
  await dialog.getByLabel('Ask lower levels').check();
  await dialog.getByRole('button', { name: 'Create' }).click();
  await row(page, 'Products').getByText('Bicycles, Scooters').waitFor();

  await page.getByRole('link', { name: 'Trade' }).click();
  await page.waitForURL('**/skills/trade');
  await dialog.getByRole('button', { name: 'Remove Line 1' }).click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByRole('alert').getByText('“Repairs” is still needed.').waitFor();
});

it('several agents are made at once, and their passwords are shown once', async () => {
  const page = await designer.visitAsAdmin('/queues');
  await page.getByRole('link', { name: 'Agents', exact: true }).click();
  await openAdding(page, 'Several agents at once');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('How many').fill('3');
  await dialog.getByLabel('First login').fill('2001');
  await dialog.getByLabel('Names').fill('Ada Lovelace\n\nGrace Hopper');
  await dialog.getByLabel('Queues').click();
  await page.getByRole('option', { name: '503 · Deliveries' }).click();
  // The list stays open for more than one; leaving the field closes it.
  await page.keyboard.press('Tab');
  await dialog.getByRole('button', { name: 'Add' }).click();
  await dialog.getByLabel('Skill', { exact: true }).fill('Bicycles');
  await page.getByRole('option', { name: 'Bicycles' }).click();
  await dialog.getByLabel('Level').fill('6');
  await dialog.getByRole('button', { name: 'Create 3 agents' }).click();
  const list = page.getByRole('table', { name: 'Logins and passwords' });
  await list.getByText('Agent 2002').waitFor();
  const [login, , password] = await list.getByRole('row').nth(1).getByRole('cell').allTextContents();
  expect([login, password]).toEqual(['2001', expect.stringMatching(/^[a-z]{4}$/)]);
  await page.keyboard.press('Escape');
  await page.goBack();
  await page.getByText('Leave without the passwords?').waitFor();
  await page.getByRole('button', { name: 'Back to the list' }).click();
  await list.getByText('Agent 2002').waitFor();
  await page.getByRole('button', { name: 'I have passed them on' }).click();
  await row(page, 'Ada Lovelace').getByText('Bicycles 6').waitFor();

  const ada = await designer.visit('/');
  await ada.getByLabel('Login').fill('2001');
  await ada.getByLabel('Password', { exact: true }).fill(password ?? '');
  await ada.keyboard.press('Enter');
  await ada.getByRole('navigation').waitFor();
});

it('a file with mistakes says what is wrong in each line, and creates nobody', async () => {
  const page = await designer.visitAsAdmin('/agents');
  await openAdding(page, 'Import from a file');
  const file = (text: string) => ({ name: 'agents.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  const header = 'login;name;queues;skills\n';
  await page
    .locator('input[type=file]')
    .setInputFiles(file(`${header}3001;Emmy Noether;503;Bicycles:9\n3001;;599;Juggling\n`));
  const dialog = page.getByRole('dialog');
  await dialog.getByText('One line has mistakes.').waitFor();
  const wrong = dialog.getByRole('row').nth(2);
  for (const message of [
    '3001: An earlier line of the file has this login.',
    'The name is missing.',
    '599: There is no queue of this number or name.',
    'Juggling: There is no skill of this name.',
  ]) {
    await wrong.getByText(message).waitFor();
  }
  expect(await dialog.getByRole('button', { name: 'Create 2 agents' }).isDisabled()).toBe(true);
  await page
    .locator('input[type=file]')
    .setInputFiles(file(`${header}3001;Emmy Noether;503;Bicycles:9\n;Sofia Kovalevskaya;Deliveries;\n`));
  await dialog.getByRole('button', { name: 'Create 2 agents' }).click();
  await page.getByRole('table', { name: 'Logins and passwords' }).getByText('Sofia Kovalevskaya').waitFor();
  await page.getByRole('button', { name: 'I have passed them on' }).click();
  await row(page, 'Emmy Noether').getByText('Bicycles 9').waitFor();
});

it('what is chosen in the list is changed in one step', async () => {
  const page = await designer.visitAsAdmin('/agents?queue=503');
  await row(page, 'Ada Lovelace').waitFor();
  expect(await row(page, 'Anna Martin').count()).toBe(0);
  await page.getByLabel('Choose Ada Lovelace').check();
  await page.getByLabel('Choose Grace Hopper').check();
  await page.getByText('2 agents chosen').waitFor();
  await page.getByRole('button', { name: 'Queue', exact: true }).click();
  await page.getByRole('combobox', { name: 'Queue' }).click();
  await page.getByRole('option', { name: '500 · Reception' }).click();
  await page.getByRole('button', { name: 'Add to queue' }).click();
  await page.getByText('2 agents changed').waitFor();
  await row(page, 'Ada Lovelace').getByText('500, 503').waitFor();
  await page.getByRole('button', { name: 'Deactivate' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Deactivate' }).click();
  await row(page, 'Grace Hopper').getByText('Deactivated').waitFor();
});

it('an agent with rights over others becomes a supervisor with a longer password', async () => {
  const page = await designer.visitAsAdmin('/agents');
  await page.getByRole('link', { name: 'James Walker' }).click();
  await page.getByRole('tab', { name: 'Rights' }).click();
  await page.getByLabel('Listen to calls').check();
  await page.getByText('needs a longer password').waitFor();
  await page.getByRole('tab', { name: 'Supervision' }).click();
  await page.getByText('Everybody', { exact: true }).click();
  await page.keyboard.press('Control+S');
  const list = page.getByRole('table', { name: 'Logins and passwords' });
  const password = await list.getByRole('row').nth(1).getByRole('cell').nth(2).textContent();
  expect(password?.length).toBeGreaterThanOrEqual(10);
  await page.getByRole('button', { name: 'I have passed them on' }).click();
  await page.getByText('Everything is saved.').waitFor();
  await page.getByRole('link', { name: 'All agents' }).click();
  await row(page, 'James Walker').getByText('Supervisor').waitFor();
});

it('pauses are put in order on the keyboard', async () => {
  const page = await designer.visitAsAdmin('/agents/pauses');
  await page.getByLabel('Name').nth(1).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Pause reasons saved').waitFor();
  await page.reload();
  await page.getByLabel('Name').first().waitFor();
  expect(await page.getByLabel('Name').first().inputValue()).toBe('Déjeuner / Lunch');
});

it('no page threw', () => {
  expect(designer.errors).toEqual([]);
});

async function openAdding(page: Page, way: string): Promise<void> {
  await page.getByLabel('More ways to add agents').click();
  await page.getByRole('menuitem', { name: way }).click();
}
