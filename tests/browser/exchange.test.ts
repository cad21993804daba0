import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { publishHotline } from './hotline.ts';
import { type Designer, openDesigner } from './open-designer.ts';

let designer: Designer;
beforeAll(async () => {
  designer = await openDesigner();
  await publishHotline(designer.server);
});
afterEach(() => designer.closePages());
afterAll(() => designer.close());

it('exports pictures and texts, and takes translated texts over as one step to undo', async () => {
  const page = await designer.visitAsAdmin('/flows/support-line');
  await page.getByRole('button', { name: 'Export and translate' }).waitFor();
  const download = async (name: string) => {
    await page.getByRole('button', { name: 'Export and translate' }).click();
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name }).click()]);
    return readFile(await file.path());
  };
  expect((await download('Picture (SVG)')).toString()).toContain('<svg ');
  expect((await download('Mermaid diagram')).toString()).toContain('flowchart LR');
  const png = await download('Picture (PNG)');
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(png.length).toBeGreaterThan(20_000);

  const csv = (await download('All texts (CSV)')).toString();
  const [head = '', first = ''] = csv.split('\r\n');
  expect(head).toMatch(/^\uFEFFkey,node,[a-z]{2},[a-z]{2}$/);
  const translated = `${head}\r\n${first.replace(/,[^,]*$/, ',Translated greeting')}\r\n`;
  await page.getByRole('button', { name: 'Export and translate' }).click();
  await page.getByRole('menuitem', { name: 'Take over translated texts' }).click();
  const dialog = page.getByRole('dialog', { name: 'Take over translated texts' });
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    dialog.getByRole('button', { name: 'Choose a CSV file' }).click(),
  ]);
  await chooser.setFiles({ name: 'texts.csv', mimeType: 'text/csv', buffer: Buffer.from(translated) });
  await dialog.getByText('1 text changes').waitFor();
  await dialog.getByText('Translated greeting').waitFor();
  await dialog.getByRole('button', { name: 'Take over' }).click();
  await page.getByText('1 text taken over').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  expect(designer.errors).toEqual([]);
});

it('prints the prompts of a language for the studio', async () => {
  const page = await designer.visitAsAdmin('/flows/support-line/prompts');
  await page.getByRole('heading', { level: 1, name: /^Prompts of/ }).waitFor();
  const rows = page.getByRole('table').getByRole('row');
  const english = await rows.allTextContents();
  expect(english.length).toBeGreaterThan(10);
  const radios = page.getByRole('radiogroup', { name: 'Language' });
  await radios.locator('label').nth(1).click();
  await expect.poll(() => rows.allTextContents()).not.toEqual(english);
  const pdf = await page.pdf();
  expect(pdf.subarray(0, 4).toString()).toBe('%PDF');
});
