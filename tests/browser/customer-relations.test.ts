import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { queueSettings } from '#schemas/domain/queue.ts';
import { findBarriers } from './find-barriers.ts';
import { type Designer, openDesigner } from './open-designer.ts';

let designer: Designer;
beforeAll(async () => {
  designer = await openDesigner();
});
afterEach(() => designer.closePages());
afterAll(() => designer.close());

it('dispositions are written, ordered by keyboard, checked where they stand, and kept in versions', async () => {
  const page = await designer.visitAsAdmin('/relations/dispositions');
  await page.getByRole('button', { name: 'Add group' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await dialog.getByText('Must not be empty.').waitFor();
  const name = dialog.getByLabel('Name', { exact: true });
  expect(await name.evaluate((field) => field === document.activeElement)).toBe(true);
  expect(await findBarriers(page)).toEqual([]);
  await name.fill('Telesales');
  await dialog.getByRole('button', { name: 'Create' }).click();

  await page.getByRole('button', { name: '93 Answering machine' }).waitFor();
  await page.getByRole('button', { name: 'Add', exact: true }).first().click();
  await page.getByRole('menuitem', { name: 'A status of your own' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('1 field to correct').waitFor();
  await page.getByLabel('Name', { exact: true }).fill('Sold');
  await page.getByRole('switch', { name: 'Quick button' }).click();
  await page.getByLabel('The agent plans a callback').selectOption('mandatory');
  await page.getByRole('region', { name: 'As agents see it' }).getByText('A callback must be planned.').waitFor();
  const row = page.getByRole('button', { name: '1 Sold' });
  await row.press('Alt+ArrowUp');
  await row.press('Alt+ArrowUp');
  await page.keyboard.press('Control+s');
  await page.getByText('Everything is saved.').waitFor();
  const rows = await page.getByRole('region', { name: 'Statuses' }).getByRole('listitem').allInnerTexts();
  expect(rows.map((text) => text.split(/\s/)[0])).toEqual(['90', '91', '92', '93', '1', '94', '95']);
  expect(await findBarriers(page)).toEqual([]);

  await page.getByRole('tab', { name: 'Versions' }).click();
  await page.getByRole('row', { name: /^2 .*Now/ }).waitFor();
  expect(page.url()).toMatch(/#versions$/);
});

it('somebody else’s changes are shown before anything is saved over them', async () => {
  const page = await designer.visitAsAdmin('/relations/dispositions');
  await page.getByRole('link', { name: 'Telesales' }).click();
  await page.getByRole('tab', { name: 'General' }).click();
  const admin = await designer.server.as('admin');
  const path = '/api/disposition-groups/telesales';
  const { body } = await admin.get(path);
  const { name, statuses, revision } = body.dispositionGroup;
  await admin.put(path, { name: `${name} 2`, currency: 'CHF', statuses, revision });
  await page.getByLabel('Name', { exact: true }).fill('Mine');
  await page.getByRole('button', { name: 'Save' }).click();
  const notice = page.getByRole('alert').filter({ hasText: 'Changed meanwhile' });
  await notice.getByRole('row', { name: /Name Telesales 2 Mine/ }).waitFor();
  await notice.getByRole('row', { name: /Currency CHF EUR/ }).waitFor();
  await notice.getByRole('button', { name: 'Keep mine' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Everything is saved.').waitFor();
  const saved = await admin.get(path);
  expect(saved.body.dispositionGroup).toMatchObject({ name: 'Mine', currency: 'CHF' });
});

it('somebody else’s changes come into sight at the end of a long dialog, too', async () => {
  const height = 600;
  const page = await designer.visitAsAdmin('/queues/501', { viewport: { width: 1280, height } });
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Description').fill('Mine');
  const admin = await designer.server.as('admin');
  const { body } = await admin.get('/api/queues');
  const { revision, ...queue } = body.queues.find(({ id }: { id: string }) => id === '501');
  const settings = Object.fromEntries(Object.keys(queueSettings.shape).map((key) => [key, queue[key]]));
  const changed = await admin.put('/api/queues/501', { ...settings, description: 'Theirs', revision });
  expect(changed.status).toBe(200);
  await dialog.getByRole('button', { name: 'Save' }).click();
  const choice = dialog.getByRole('button', { name: 'Keep mine' });
  await choice.waitFor();
  await expect.poll(() => choice.evaluate((button) => button.getBoundingClientRect().bottom)).toBeLessThan(height);
});

it('a link leads to the field of a status, and leaving with changes asks first', async () => {
  const page = await designer.visitAsAdmin('/relations/dispositions/telesales#statuses.4.callback.latestDays');
  const field = page.getByLabel('Latest after');
  await expect.poll(() => field.evaluate((element) => element === document.activeElement)).toBe(true);
  await field.fill('10');
  await page.getByRole('link', { name: 'All dispositions' }).click();
  await page
    .getByRole('dialog', { name: 'Discard your changes?' })
    .getByRole('button', { name: 'Keep editing' })
    .click();
  expect(await field.inputValue()).toContain('10');
  await page.getByRole('button', { name: 'Undo changes' }).click();
  await page.getByText('Everything is saved.').waitFor();
  await page.getByRole('link', { name: 'All dispositions' }).click();
  await page.getByRole('heading', { name: 'Dispositions' }).waitFor();
});

it('an e-mail template shows what the customer will get, and refuses what mail programs refuse', async () => {
  const page = await designer.visitAsAdmin('/relations/emails');
  await page.getByRole('button', { name: 'Add template' }).first().click();
  await page.getByRole('dialog').getByLabel('Name', { exact: true }).fill('Follow-up');
  await page.getByRole('button', { name: 'Create' }).click();
  const letter = page.frameLocator('iframe');
  await letter.getByText('Dear Jane Smith,').waitFor();
  const source = page.getByLabel('Content (HTML)');
  await source.fill('<p>File </p><script>document.title = "x"</script>');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Must not hold scripts').waitFor();
  await source.fill('<p>File {{ record.number }} of {{ agent.name }}</p>');
  await letter.getByText('File 10042 of Anna Martin').waitFor();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Everything is saved.').waitFor();
  expect(await findBarriers(page)).toEqual([]);
});

it('attachments are uploaded, and files that are not what they say are named', async () => {
  const page = await designer.visitAsAdmin('/relations/attachments');
  await page.getByRole('button', { name: 'Add group' }).first().click();
  await page.getByRole('dialog').getByLabel('Name', { exact: true }).fill('Contracts');
  await page.getByRole('button', { name: 'Create' }).click();
  const group = page.getByRole('region', { name: 'Contracts' });
  const pdf = (name: string, text: string) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from(text) });
  await group.locator('input[type=file]').setInputFiles([pdf('Terms.pdf', '%PDF-1.7'), pdf('virus.pdf', 'MZ')]);
  await group.getByRole('link', { name: 'Terms.pdf', exact: true }).waitFor();
  await group.getByRole('alert').getByText('virus.pdf').waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    group.getByRole('link', { name: 'Download Terms.pdf' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('Terms.pdf');
  expect(await findBarriers(page)).toEqual([]);
});

it('never threw nor logged an error', () => {
  expect(designer.errors).toEqual([]);
});
