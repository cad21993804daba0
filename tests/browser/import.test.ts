import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { repositoryFile } from '../flows/golden-file.ts';
import { type Designer, openDesigner } from './open-designer.ts';

let designer: Designer;
beforeAll(async () => {
  designer = await openDesigner();
});
afterEach(() => designer.closePages());
afterAll(() => designer.close());

const fixture = (name: string) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: readFileSync(repositoryFile(`tests/flows/import/${name}`)),
});

async function choose(page: Awaited<ReturnType<Designer['visitAsAdmin']>>, file: ReturnType<typeof fixture>) {
  const button = page.getByRole('button', { name: 'Import', exact: true });
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button.click()]);
  await chooser.setFiles(file);
}

it('reports on a Twilio flow before it creates anything, then opens the draft with its placeholders', async () => {
  const page = await designer.visitAsAdmin('/flows');
  const admin = await designer.server.as('admin');
  const countFlows = async () => (await admin.get('/api/flows')).body.flows.length;
  const before = await countFlows();
  await choose(page, fixture('support.twilio.json'));
  const dialog = page.getByRole('dialog', { name: 'support.twilio.json: Twilio Studio flow' });
  await dialog.getByText('1 element has no counterpart').waitFor();
  await dialog.getByRole('radiogroup').getByText('Not supported 1').click();
  await dialog.getByText('capture-payments', { exact: true }).waitFor();
  expect(await dialog.getByText('say-play', { exact: true }).count()).toBe(0);
  expect(await countFlows()).toBe(before);
  await dialog.getByRole('button', { name: 'Create the draft' }).click();
  await page.getByRole('textbox', { name: 'Name of the flow' }).waitFor();
  await page.getByRole('button', { name: /errors?$/ }).click();
  await page.getByText('“capture-payments” of Twilio has not been replaced yet.').waitFor();
  expect(designer.errors).toEqual([]);
});

it.each([
  ['sales.connect.json', 'Amazon Connect flow'],
  ['clinic.vxml', 'VoiceXML'],
])('knows what %s is', async (name, format) => {
  const page = await designer.visitAsAdmin('/flows');
  await choose(page, fixture(name));
  await page.getByRole('dialog', { name: `${name}: ${format}` }).waitFor();
});

it('says what is wrong with a file of which nothing can be made', async () => {
  const page = await designer.visitAsAdmin('/flows');
  await choose(page, { ...fixture('clinic.vxml'), buffer: Buffer.from('<html/>') });
  await page.getByText('instead of <vxml>').waitFor();
});
