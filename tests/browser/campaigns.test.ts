import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Designer, openDesigner } from './open-designer.ts';

let designer: Designer;
beforeAll(async () => {
  designer = await openDesigner();
});
afterEach(() => designer.closePages());
afterAll(() => designer.close());

const large = { viewport: { width: 1440, height: 900 } };

describe('from nothing to a campaign that takes calls', () => {
  it('with the assistant', async () => {
    const page = await designer.visitAsAdmin('/campaigns', large);
    await page.getByRole('link', { name: 'New campaign' }).click();
    await page.getByLabel('Name').fill('Hotline');
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('Fill in what is missing here first.').waitFor();
    await page.getByRole('combobox', { name: 'Number' }).click();
    await page.getByRole('option', { name: '+33199000101 – Paris' }).click();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('Saturday').click();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('combobox', { name: 'Agents' }).click();
    await page.getByRole('option', { name: 'Anna Martin (1001)' }).click();
    await page.keyboard.press('Escape');
    // Whoever is missing is made without leaving the assistant, and is chosen at once.
    await page.getByRole('button', { name: 'Several agents at once…' }).click();
    await page.getByRole('dialog').getByLabel('How many').fill('1');
    await page.getByRole('dialog').getByLabel('Names').fill('Nora Blanc');
    await page.getByRole('button', { name: 'Create 1 agent', exact: true }).click();
    await page.getByRole('button', { name: 'I have passed them on' }).click();
    await page.getByText(/^Nora Blanc \(\d{4}\)$/).waitFor();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByLabel('A menu with two choices').check();
    await page.getByLabel('They are called back, and keep their place').check();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('Mon–Sat 09:00–18:00').waitFor();
    await page.getByText('New queue: Hotline').waitFor();
    // The group that is there is used again.
    await page.getByText('Customer service', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Create the campaign' }).click();
    await page.waitForURL('**/campaigns/hotline');
    const summary = page.getByRole('region', { name: 'Summary' });
    await summary.getByText('Ready', { exact: true }).waitFor();
    await summary.getByText('No suitable agent is signed in; there would be: 2.').waitFor();
    await page.getByRole('button', { name: 'Activate' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Activate' }).click();
    await page.getByText('“Hotline” takes calls').waitFor();
    await page.getByRole('button', { name: 'Deactivate' }).waitFor();
  });

  it('by hand, as its summary says', async () => {
    const page = await designer.visitAsAdmin('/campaigns/new', large);
    await page.getByLabel('Name').fill('By hand');
    await page.getByRole('button', { name: 'Start with an empty one instead' }).click();
    await page.waitForURL('**/campaigns/by-hand');
    const summary = page.getByRole('region', { name: 'Summary' });
    await summary.getByText('Cannot start').waitFor();

    await page.getByRole('button', { name: 'Activate' }).click();
    await page.getByRole('dialog').getByText('No number leads to the campaign.').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Activate' }).click();
    await page.getByRole('dialog').getByText('The campaign cannot start yet').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();

    // The line of the summary leads to the field.
    await page.getByRole('tab', { name: 'Skills' }).click();
    await summary.getByRole('link', { name: /Numbers/ }).click();
    const numbers = page.getByRole('combobox', { name: 'Numbers' });
    await expect.poll(() => numbers.evaluate((field) => field === document.activeElement)).toBe(true);
    await page.getByRole('option', { name: '+33199000102 – Paris' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('textbox', { name: 'Queue', exact: true }).fill('501');
    await page.getByRole('option', { name: /After-sales/ }).click();
    // It is checked while it is entered; nothing is saved yet.
    await summary.getByText('With gaps').waitFor();

    await page.getByRole('tab', { name: 'Overflow' }).click();
    await page.getByRole('button', { name: 'Make the usual overflow…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Make the flow' }).click();
    await page.getByText('Flow “By hand – overflow” made and published').waitFor();
    await page.getByRole('tab', { name: 'Customer relations' }).click();
    await page.getByRole('textbox', { name: 'Disposition group' }).click();
    await page.getByRole('option', { name: /Customer service/ }).click();
    await page.getByRole('tab', { name: 'Opening' }).click();
    await page.getByRole('textbox', { name: 'Opening hours' }).click();
    await page.getByRole('option', { name: /Office/ }).click();

    await page.getByRole('button', { name: 'Activate' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Activate' }).click();
    await page.getByText('“By hand” takes calls').waitFor();
    await page.getByRole('link', { name: 'Its flow' }).click();
    await page.getByText('Made from the campaign’s settings').waitFor();
    await page.getByRole('link', { name: 'Back to the campaign' }).click();
    await page.waitForURL('**/campaigns/by-hand');
    expect(designer.errors).toEqual([]);
  });
});

describe('a campaign', () => {
  it('shows the field of each line of its summary, wherever the form was before', async () => {
    const page = await designer.visitAsAdmin('/campaigns/support', large);
    const lines = page.getByRole('region', { name: 'Summary' });
    await lines.waitFor();
    for (const name of ['Automatic recording', 'Numbers', 'Hold music', 'Priority', 'Automatic recording']) {
      await lines.getByRole('link', { name: new RegExp(`\\b${name}\\b`) }).click();
      // A number that is chosen has a button that takes it away: Enter must not press that one.
      await expect.poll(() => page.evaluate(() => document.activeElement?.ariaLabel)).toBe(name);
      await expect
        .poll(() => page.evaluate(() => document.activeElement?.getBoundingClientRect().top ?? 0))
        .toSatisfy((top: number) => top > 100 && top < 800);
      await page.keyboard.press('Escape');
    }
  });

  it('that is left with changes asks first', async () => {
    const page = await designer.visitAsAdmin('/campaigns/support', large);
    await page.getByLabel('Description').fill('Something else');
    await page.getByText('1 change not saved').waitFor();
    await page.getByRole('link', { name: 'DIDs' }).click();
    await page.getByRole('dialog').waitFor();
    await page.getByRole('dialog').getByRole('button').last().click();
  });

  it('is listed with its state, and deleted only when it is not active', async () => {
    const page = await designer.visitAsAdmin('/campaigns');
    const row = page.getByRole('row').filter({ hasText: 'Support' });
    await row.getByText('500 Reception').waitFor();
    await row.getByText('With gaps').waitFor();
    await row.getByRole('button', { name: 'More for Support' }).click();
    await page.getByRole('menuitem', { name: 'Delete…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByText('The campaign is active; deactivate it first.').waitFor();
  });

  it('begins with the defaults of new ones', async () => {
    const page = await designer.visitAsAdmin('/campaigns/defaults');
    await page.getByLabel('Priority').fill('42');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Defaults saved').waitFor();
    await page.goto(page.url().replace('defaults', 'new'));
    await page.getByLabel('Name').fill('With defaults');
    await page.getByRole('button', { name: 'Start with an empty one instead' }).click();
    await page.waitForURL('**/campaigns/with-defaults');
    await expect.poll(() => page.getByLabel('Priority').inputValue()).toBe('42');
  });
});
