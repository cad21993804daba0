import { afterAll, beforeAll, expect, it } from 'vitest';
import { newPage, openStage, type Stage } from './browser.ts';
import { createFlow, FlowEditorPage, readDraft } from './flow-editor-page.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

it('makes a version the draft again, which can be undone', async () => {
  const id = await createFlow(stage.server, { name: 'Restored' });
  const { page, errors } = await newPage(stage);
  const editor = new FlowEditorPage(page);
  await editor.open(id);
  await page.keyboard.press('Home');
  await page.keyboard.press('/');
  await page.keyboard.type('hang up');
  await page.keyboard.press('Enter');
  await editor.problems('No problems').waitFor();
  await page.getByRole('button', { name: 'Publish' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Publish' }).click();
  await dialog.getByText('Version 1 is published').waitFor();
  await page.keyboard.press('Escape');
  await editor.select('hang-up');
  await editor.field('Label').fill('Goodbye');
  await editor.saved();

  await page.getByRole('tab', { name: 'Versions' }).click();
  await page.getByRole('button', { name: 'Actions: Version 1' }).click();
  await page.getByRole('menuitem', { name: 'Look at it' }).click();
  await dialog.locator('.react-flow__node[data-id="hang-up"]').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Actions: Version 1' }).click();
  await page.getByRole('menuitem', { name: 'Make it the draft' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Make it the draft' }).click();
  await editor.node('hang-up').getByText('Goodbye').waitFor({ state: 'detached' });
  expect((await readDraft(stage.server, id)).nodes.map((node) => node.label)).toEqual(['', '']);
  await page.getByRole('button', { name: 'Undo' }).click();
  await editor.node('hang-up').getByText('Goodbye').waitFor();
  await expect.poll(async () => (await readDraft(stage.server, id)).nodes.at(-1)?.label).toBe('Goodbye');
  expect(errors).toEqual([]);
});

it('lays the flow out, with notes, as one change', async () => {
  const id = await createFlow(stage.server, { name: 'Laid out' });
  const { page } = await newPage(stage);
  const editor = new FlowEditorPage(page);
  await editor.open(id);
  await page.keyboard.press('Home');
  for (const kind of ['menu', 'play prompt', 'hang up']) {
    await page.keyboard.press('/');
    await page.keyboard.type(kind);
    await page.keyboard.press('Enter');
    for (let step = 0; step < 4; step++) await page.keyboard.press('Alt+Shift+ArrowDown');
  }
  await page.getByRole('button', { name: 'Add a note' }).click();
  await page.keyboard.type('Ask marketing');
  await page.keyboard.press('Escape');
  await editor.saved();
  const before = await readDraft(stage.server, id);
  await page.keyboard.press('Shift+L');
  await page.locator('output').filter({ hasText: 'Laid out' }).waitFor({ state: 'attached' });
  await editor.saved();
  const after = await readDraft(stage.server, id);
  const rows = (flow: typeof after) => flow.nodes.map((node) => node.position.y);
  expect(Math.max(...rows(after)) - Math.min(...rows(after))).toBeLessThan(200);
  expect(after.notes[0]).toMatchObject({ text: 'Ask marketing' });
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await readDraft(stage.server, id)).nodes).toEqual(before.nodes);
});

it('lets a supervisor look, but not change', async () => {
  const id = await createFlow(stage.server, { name: 'Looked at' });
  const { page } = await newPage(stage, { role: 'supervisor' });
  const editor = new FlowEditorPage(page);
  await editor.open(id);
  await editor.select('start');
  expect(await editor.field('Label').getAttribute('readonly')).not.toBeNull();
  await page.keyboard.press('Escape');
  await editor.canvas.focus();
  await page.keyboard.press('/');
  await page.keyboard.press('Delete');
  await editor.node('start').waitFor();
  expect(await page.getByRole('navigation', { name: 'Nodes' }).count()).toBe(0);
  expect(await page.getByRole('button', { name: 'Publish' }).count()).toBe(0);
});
