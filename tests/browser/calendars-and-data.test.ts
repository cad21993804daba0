import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Designer, openDesigner } from './open-designer.ts';

let designer: Designer;
beforeAll(async () => {
  designer = await openDesigner();
});
afterEach(() => designer.closePages());
afterAll(() => designer.close());

describe('opening hours', () => {
  it('are typed on the keyboard, copied, drawn with the mouse and kept', async () => {
    const page = await designer.visitAsAdmin('/calendars', { timezoneId: 'Europe/Paris' });
    await page.getByRole('button', { name: 'Add opening hours' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name', { exact: true }).fill('Accueil de Lyon');
    await dialog.getByLabel('Monday, range 1, from').focus();
    for (const time of ['9', '12h', '14', '1830']) {
      await page.keyboard.type(time);
      await page.keyboard.press('Tab');
    }
    await dialog.getByLabel('Copy the hours of Monday').click();
    await page.getByRole('menuitem', { name: 'To Monday–Friday' }).click();
    expect(await dialog.getByLabel('Friday, range 2, to').inputValue()).toBe('18:30');

    await dialog.getByLabel('Saturday, range 1, from').fill('10');
    await dialog.getByLabel('Sunday, range 1, from').focus();
    await dialog.getByText('Both ends of a range are needed.').waitFor();
    await dialog.getByRole('button', { name: 'Create' }).click();
    await dialog.getByText('Correct the marked days first.').waitFor();
    await dialog.getByLabel('Saturday, range 1, to').fill('13:00');

    const bar = await dialog.locator('[aria-hidden][class*="bar"]').last().boundingBox();
    if (!bar) throw new Error('Sunday has no bar');
    const at = (hour: number) => bar.x + (bar.width * hour) / 24;
    await page.mouse.move(at(10), bar.y + bar.height / 2);
    await page.mouse.down();
    await page.mouse.move(at(12), bar.y + bar.height / 2, { steps: 4 });
    await page.mouse.up();
    expect(await dialog.getByLabel('Sunday, range 1, from').inputValue()).toBe('10:00');
    expect(await dialog.getByLabel('Sunday, range 1, to').inputValue()).toBe('12:00');
    await dialog.getByLabel('Sunday, range 1, to').press('ArrowUp');
    await dialog.getByRole('button', { name: 'Create' }).click();

    const row = page.getByRole('row').filter({ hasText: 'Accueil de Lyon' });
    await row.getByText('Mon–Fri 09:00–12:00, 14:00–18:30 · Sat 10:00–13:00 · Sun 10:00–12:15').waitFor();
    await row.getByText(/^(opens|closes) /).waitFor();
  });

  it('stay while a flow asks for them, and say which', async () => {
    const page = await designer.visitAsAdmin('/calendars/opening-hours');
    await page.getByLabel('Actions for Office').click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByRole('alert').getByRole('link', { name: 'Customer desk' }).waitFor();
  });
});

it('holidays of a country are filled in once, and a day can be half a day', async () => {
  const page = await designer.visitAsAdmin('/calendars/holidays', { locale: 'en-GB' });
  await page.getByRole('button', { name: 'Add holidays' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name', { exact: true }).fill('London');
  await dialog.getByLabel('Year').fill('2027');
  await dialog.getByRole('button', { name: 'Fill in' }).click();
  await dialog.getByText('8 days added.').waitFor();
  await dialog.getByRole('button', { name: 'Fill in' }).click();
  await dialog.getByText('All 8 days are there already.').waitFor();
  await dialog.getByRole('combobox', { name: 'When closed on Good Friday' }).click();
  await page.getByRole('option', { name: 'In the afternoon' }).click();
  await dialog.getByRole('button', { name: 'Add day' }).click();
  await dialog.getByRole('button', { name: 'Create' }).click();
  await dialog.getByText('Every day needs a date and a name').waitFor();
  await dialog.getByLabel('Remove new day').click();
  await dialog.getByRole('button', { name: 'Create' }).click();
  const row = page.getByRole('row').filter({ hasText: 'London' });
  await row.getByText('New Year’s Day').waitFor();
});

describe('data files', () => {
  const customers = 'Réf client;Nom;Téléphone;Solde\n0042;Zoé Durand;06 12 34 56 78;12,50\n0043;Petit;aucun;douze\n';

  it('are read, corrected, imported and searched', async () => {
    const page = await designer.visitAsAdmin('/data/files', { locale: 'fr-FR' });
    await page.getByRole('button', { name: 'Import CSV' }).first().click();
    await page
      .locator('input[type=file]')
      .last()
      .setInputFiles({
        name: 'Clients.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(customers, 'latin1'),
      });
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Zoé Durand').waitFor();
    expect(await dialog.getByRole('combobox', { name: 'Encoding' }).inputValue()).toContain('Windows-1252');
    expect(await dialog.getByRole('combobox', { name: 'Type of column Téléphone' }).inputValue()).toBe('Phone');
    const name = dialog.getByRole('textbox', { name: 'Name of column Nom' });
    await name.fill('nom complet');
    await dialog.getByRole('button', { name: 'Import', exact: true }).click();
    await dialog.getByRole('alert').waitFor();
    await name.fill('nom_complet');
    await dialog.getByRole('combobox', { name: 'Type of column Solde' }).click();
    await page.getByRole('option', { name: 'Number' }).click();
    await dialog.getByRole('button', { name: 'Import', exact: true }).click();
    await dialog.getByText('2 rows imported').waitFor();
    await dialog.getByText('aucun').waitFor();
    await dialog.getByText('douze').waitFor();
    await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();

    await page.getByRole('link', { name: 'Clients' }).click();
    await page.getByRole('cell', { name: '+33612345678', exact: true }).waitFor();
    await page.getByRole('searchbox').fill('durand');
    await page.getByRole('row').filter({ hasText: 'Petit' }).waitFor({ state: 'detached' });
    await page.getByRole('row').filter({ hasText: 'Zoé Durand' }).waitFor();
  });
});

it('numbers are put on a blacklist and taken off again', async () => {
  const page = await designer.visitAsAdmin('/data/blacklists', { locale: 'fr-FR' });
  await page.getByRole('button', { name: 'Add blacklist' }).first().click();
  await page.getByRole('dialog').getByLabel('Name', { exact: true }).fill('Malveillants');
  await page.getByRole('button', { name: 'Create' }).click();
  const number = page.getByRole('textbox', { name: 'Number', exact: true });
  await number.fill('nobody');
  await number.press('Enter');
  await page.getByText('Is not a phone number.').waitFor();
  await number.fill('06 12 34 56 78');
  await number.press('Enter');
  await page.getByRole('cell', { name: '+33612345678', exact: true }).waitFor();
  await page.locator('input[type=file]').setInputFiles({
    name: 'numbers.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('0180000000,shop\nnot a number,x\n'),
  });
  await page.getByRole('cell', { name: '+33180000000', exact: true }).waitFor();
  await page.getByRole('alert').getByText('not a number').waitFor();
  await page.getByRole('button', { name: 'Take +33612345678 off the list' }).click();
  await page.getByRole('cell', { name: '+33612345678', exact: true }).waitFor({ state: 'detached' });
});

it('a mail server is tried out before it is saved', async () => {
  const page = await designer.visitAsAdmin('/settings');
  await page.getByRole('region', { name: 'E-mail' }).getByRole('button', { name: 'Add mail server' }).click();
  const section = page.getByRole('dialog');
  await section.getByLabel('Name', { exact: true }).fill('Office');
  await section.getByLabel('Server', { exact: true }).fill('127.0.0.1');
  await section.getByLabel('Port').fill('9');
  await section.getByLabel('Sender’s address').fill('calls@example.com');
  await section.getByLabel('Send a test e-mail to').fill('me@example.com');
  await section.getByRole('button', { name: 'Send a test' }).click();
  await section.getByRole('alert').getByText('does not accept connections on this port').waitFor();
  await section.getByLabel('Account').fill('mailbox');
  await section.getByRole('textbox', { name: 'Password' }).fill('pa55word');
  await section.getByRole('button', { name: 'Create' }).click();
  await page.getByRole('button', { name: 'Office', exact: true }).click();
  await section.getByText('One is stored. Leave this empty to keep it.').waitFor();
  expect(await page.content()).not.toContain('pa55word');
});

it('never threw nor logged an error', () => {
  expect(designer.errors).toEqual([]);
});
