import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Designer, openDesigner } from './open-designer.ts';

let designer: Designer;
beforeAll(async () => {
  designer = await openDesigner();
});
afterEach(() => designer.closePages());
afterAll(() => designer.close());

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();

describe('signing in', () => {
  it('says that login or password is wrong, then goes on to the address that was asked for', async () => {
    const page = await designer.visit('/audio');
    await page.getByLabel('Login').fill('admin');
    await page.getByLabel('Password', { exact: true }).fill('not the password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').getByText('Login or password is wrong.').waitFor();
    await page.getByLabel('Password', { exact: true }).fill(designer.server.password);
    await page.keyboard.press('Enter');
    await heading(page, 'Audio');
    expect(await page.title()).toBe('Audio · Switchyard');
  });

  it('marks empty fields without asking the server', async () => {
    const page = await designer.visit('/');
    await page.getByRole('button', { name: 'Sign in' }).click();
    expect(await page.getByText('Must not be empty.').count()).toBe(2);
    expect(await page.getByLabel('Login').evaluate((field) => field === document.activeElement)).toBe(true);
  });

  it('tells how long sign-in stays closed after too many attempts', async () => {
    const page = await designer.visit('/');
    await page.getByLabel('Login').fill('somebody');
    const button = page.getByRole('button', { name: 'Sign in' });
    for (let attempt = 0; attempt < 7; attempt += 1) {
      await page.getByLabel('Password', { exact: true }).fill(`guess number ${attempt}`);
      const answer = page.waitForResponse('**/api/session');
      await button.click();
      if ((await answer).status() === 429) break;
      await page.locator('button[data-loading]').waitFor({ state: 'detached' });
    }
    await page.getByText(/Sign-in is closed for another 0:\d\d\./).waitFor();
    expect(await button.isDisabled()).toBe(true);
  });

  it('asks for the password over the page when the session ends, and keeps what was being entered', async () => {
    const page = await designer.visitAsAdmin('/flows');
    await page.getByRole('button', { name: 'New flow' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Half-way');
    await page.context().clearCookies();
    await page.getByRole('button', { name: 'Create' }).click();
    const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
    await dialog.getByLabel('Password', { exact: true }).fill(designer.server.password);
    await dialog.getByRole('button', { name: 'Sign in' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Half-way');
    await page.getByRole('button', { name: 'Create' }).click();
    await page.waitForURL(/\/flows\/[\w-]+$/);
  });
});

describe('the flow list', () => {
  it('creates a flow after naming what is missing', async () => {
    const page = await designer.visitAsAdmin('/flows');
    await page.getByRole('button', { name: 'New flow' }).click();
    await page.getByRole('button', { name: 'Create' }).click();
    await page.getByText('Must not be empty.').waitFor();
    await page.getByLabel('Name', { exact: true }).fill('Night line');
    await page.getByRole('button', { name: 'Create' }).click();
    await page.waitForURL(/\/flows\/[\w-]+$/);
    await page.goto(new URL('/flows', page.url()).href);
    const row = page.getByRole('row').filter({ hasText: 'Night line' });
    expect(await row.textContent()).toContain('Draft only');
  });

  it('explains field by field why a file is no flow', async () => {
    const page = await designer.visitAsAdmin('/flows');
    await chooseFile(page, 'bad.json', '{"format": 1, "name": 5}');
    const dialog = page.getByRole('dialog', { name: 'bad.json was not imported' });
    await dialog.getByRole('listitem').filter({ hasText: 'name must be a text' }).waitFor();
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await chooseFile(page, 'broken.json', '{');
    await page.getByText('The file is not JSON.').waitFor();
  });

  it('imports a flow with errors as a draft and lists what must be solved', async () => {
    const page = await designer.visitAsAdmin('/flows');
    await chooseFile(page, 'flow.json', await readFile('samples/broken.json', 'utf8'));
    const dialog = page.getByRole('dialog', { name: '“Broken on purpose” imported, with problems' });
    await dialog.getByText('There is no node kind “teleport”.').waitFor();
    await dialog.getByRole('link', { name: 'Open' }).click();
    await page.waitForURL(/\/flows\/[\w-]+$/);
  });

  it('duplicates a flow, and deletes only what nothing leads to', async () => {
    const page = await designer.visitAsAdmin('/flows');
    await page.getByLabel('Actions for Support line').click();
    await page.getByRole('menuitem', { name: 'Duplicate…' }).click();
    await page.getByRole('button', { name: 'Duplicate' }).click();
    await page.waitForURL(/\/flows\/[\w-]+$/);
    await page.goto(new URL('/flows', page.url()).href);

    await page.getByLabel('Actions for Satisfaction survey').click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByRole('alert').getByRole('link', { name: 'Support line', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.locator('[aria-label="Actions for Satisfaction survey"]:focus').waitFor();

    await page.getByLabel('Actions for Copy of Support line').click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByText('“Copy of Support line” deleted').waitFor();
    expect(await page.getByRole('row').filter({ hasText: 'Copy of Support line' }).count()).toBe(0);
  });

  it('narrows by name and kind, and says so when nothing is left', async () => {
    const page = await designer.visitAsAdmin('/flows');
    await page.getByRole('row').filter({ hasText: 'Support line' }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('survey');
    expect(await page.getByRole('row').count()).toBe(2);
    await page.getByText('Agent script').click();
    await page.getByText('Nothing matches').waitFor();
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.getByRole('row').filter({ hasText: 'Support line' }).waitFor();
  });
});

describe('the shell', () => {
  it('switches to French for good, and to dark', async () => {
    const page = await designer.visitAsAdmin('/flows');
    await page.getByRole('button', { name: /^Account menu/ }).click();
    await page.getByText('Français').click();
    await heading(page, 'Flux');
    await page.locator('label:has(svg)').nth(1).click();
    expect(await page.locator('html').getAttribute('data-mantine-color-scheme')).toBe('dark');
    await page.reload();
    await heading(page, 'Flux');
    expect(await page.locator('html').getAttribute('lang')).toBe('fr');
    expect(await page.locator('html').getAttribute('data-mantine-color-scheme')).toBe('dark');
    await page.getByRole('button', { name: /^Menu du compte/ }).click();
    await page.getByText('English').click();
    await heading(page, 'Flows');
  });

  it('goes anywhere by keyboard and moves the focus to the title of the page', async () => {
    const page = await designer.visitAsAdmin('/flows');
    await heading(page, 'Flows');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Go to a page, flow, queue or agent…' }).fill('aud');
    await page.getByRole('option', { name: /^Audio/ }).waitFor();
    await page.keyboard.press('Enter');
    await heading(page, 'Audio');
    await page.waitForFunction(() => document.activeElement?.textContent === 'Audio');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).getByText('Search and go to…').waitFor();
  });

  it('shows in the rail which page is open, however low the window is', async () => {
    const page = await designer.visitAsAdmin('/settings', { viewport: { width: 1280, height: 560 } });
    const rail = page.getByRole('navigation');
    const open = rail.locator('[aria-current="page"]');
    await open.waitFor();
    const isSeen = () =>
      open.evaluate((link) => {
        const { left, top, width, height } = link.getBoundingClientRect();
        const isOver = (y: number) => link.contains(document.elementFromPoint(left + width / 2, y));
        return isOver(top + 2) && isOver(top + height - 2);
      });
    await expect.poll(isSeen).toBe(true);
    await rail.getByRole('link', { name: 'Flows', exact: true }).focus();
    await page.keyboard.press('Enter');
    await heading(page, 'Flows');
    await expect.poll(isSeen).toBe(true);
  });

  it('says inside the shell that an address leads nowhere', async () => {
    const page = await designer.visitAsAdmin('/no/such/page');
    await heading(page, 'There is no such page');
    await page.getByRole('link', { name: 'Go to flows' }).click();
    await heading(page, 'Flows');
  });
});

describe('accounts', () => {
  it('creates an account that sees what its role allows, and keeps it out once deactivated', async () => {
    const admin = await designer.visitAsAdmin('/users');
    await admin.getByRole('button', { name: 'New user' }).click();
    await admin.getByLabel('Name', { exact: true }).fill('Tom Evans');
    await admin.getByLabel('Login', { exact: true }).fill('admin');
    await admin.getByRole('combobox', { name: 'Role' }).selectOption('Supervisor');
    await admin.getByRole('button', { name: 'Generate' }).click();
    const password = await admin.getByLabel('Password', { exact: true }).inputValue();
    await admin.getByRole('button', { name: 'Create' }).click();
    await admin.getByRole('alert').getByText('An account with this login exists already.').waitFor();
    await admin.getByLabel('Login', { exact: true }).fill('tom');
    await admin.getByRole('button', { name: 'Create' }).click();
    await admin.getByText('Account of Tom Evans created').waitFor();

    const tom = await designer.visit('/users');
    await tom.getByLabel('Login').fill('tom');
    await tom.getByLabel('Password', { exact: true }).fill(password);
    await tom.keyboard.press('Enter');
    await tom.getByText('Your role does not allow this page').waitFor();
    const links = await tom.getByRole('navigation').getByRole('link').allTextContents();
    expect(links.filter((text) => text !== '')).toEqual([
      'Flows',
      'Campaigns',
      'Contacts',
      'Messages',
      'Supervision',
      'Reports',
      'Queues',
      'DIDs',
      'Audio',
      'Calendars',
      'Relations',
      'Data',
      'Settings',
    ]);

    await admin.getByLabel('Actions for Tom Evans').click();
    await admin.getByRole('menuitem', { name: 'Deactivate' }).click();
    await admin.getByRole('button', { name: 'Deactivate' }).click();
    await admin.getByRole('row').filter({ hasText: 'Tom Evans' }).getByText('Deactivated').waitFor();
    await tom.reload();
    await tom.getByRole('button', { name: 'Sign in' }).waitFor();
  });

  it('lists in the audit who did it', async () => {
    const page = await designer.visitAsAdmin('/audit');
    await page
      .getByRole('row')
      .filter({ hasText: 'Created an account' })
      .filter({ hasText: 'admin' })
      .first()
      .waitFor();
  });

  it('refuses a guessable new password at its field, and asks before the page is left with input in it', async () => {
    const page = await designer.visitAsAdmin('/settings');
    await page.getByLabel('Current password').fill(designer.server.password);
    await page.getByLabel('New password', { exact: true }).fill('password123');
    await page.getByLabel('New password again').fill('password12');
    await page.getByRole('button', { name: 'Change password' }).click();
    await page.getByText('Must be the same as the new password.').waitFor();
    await page.getByLabel('New password again').fill('password123');
    await page.getByRole('button', { name: 'Change password' }).click();
    await page.getByText('Is one of the passwords that are guessed first.').waitFor();
    await page.getByRole('link', { name: 'Flows', exact: true }).click();
    await page.getByRole('button', { name: 'Keep editing' }).click();
    await heading(page, 'Settings');
    await page.getByRole('link', { name: 'Flows', exact: true }).click();
    await page.getByRole('button', { name: 'Discard' }).click();
    await heading(page, 'Flows');
  });
});

it('never threw nor logged an error', () => {
  expect(designer.errors).toEqual([]);
});

function chooseFile(page: Page, name: string, content: string): Promise<void> {
  const file = { name, mimeType: 'application/json', buffer: Buffer.from(content) };
  return page.locator('input[type=file]').setInputFiles(file);
}
