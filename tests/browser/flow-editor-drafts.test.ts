import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newPage, openStage, type Stage } from './browser.ts';
import { createFlow, FlowEditorPage, readDraft } from './flow-editor-page.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

async function openFlow(name: string): Promise<{ id: string; editor: FlowEditorPage; page: Page; errors: string[] }> {
  const id = await createFlow(stage.server, { name });
  const { page, errors } = await newPage(stage);
  const editor = new FlowEditorPage(page);
  await editor.open(id);
  return { id, editor, page, errors };
}

const DRAFT = '**/api/flows/*/draft';

describe('unsaved changes', () => {
  it('survive a crash of the tab while the server is away, and are saved once it is back', async () => {
    const { id, page } = await openFlow('Offline');
    const context = page.context();
    await page.route(DRAFT, (route) => route.abort());
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Beginning');
    await page.getByText('Offline — kept in this browser').waitFor();
    await page.goto('chrome://crash').catch(() => undefined);
    const revived = new FlowEditorPage(await context.newPage());
    await revived.page.route(DRAFT, (route) => route.abort());
    await revived.open(id);
    await revived.page.getByText('Changes that had not been saved were brought back.').waitFor();
    await revived.node('start').getByText('Beginning').waitFor();
    expect((await readDraft(stage.server, id)).nodes[0]?.label).toBe('');
    await revived.page.unroute(DRAFT);
    await revived.saved();
    expect((await readDraft(stage.server, id)).nodes[0]?.label).toBe('Beginning');
  });

  it('are saved when the page is left before their time has come', async () => {
    const { id, page } = await openFlow('Left early');
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Beginning');
    await page.reload();
    await page.locator('.react-flow__node').getByText('Beginning').waitFor();
    await expect.poll(async () => (await readDraft(stage.server, id)).nodes[0]?.label).toBe('Beginning');
  });

  it('are undone and redone as they were made', async () => {
    const { id, editor, page } = await openFlow('Undo');
    await page.keyboard.press('Home');
    await page.keyboard.press('/');
    await page.keyboard.type('menu');
    await page.keyboard.press('Enter');
    await editor.node('menu').waitFor();
    await page.keyboard.press('Alt+ArrowDown');
    await page.keyboard.press('Alt+ArrowDown');
    await page.keyboard.press('Delete');
    await editor.node('menu').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+z');
    await editor.node('menu').waitFor();
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await editor.node('menu').waitFor({ state: 'detached' });
    for (let step = 0; step < 2; step++) await page.keyboard.press('Control+Shift+Z');
    await editor.node('menu').waitFor();
    await editor.saved();
    const draft = await readDraft(stage.server, id);
    expect(draft.edges.map((edge) => edge.target)).toEqual(['menu']);
  });
});

describe('a flow that is open twice', () => {
  it('follows quietly in a tab that has changed nothing', async () => {
    const { id, editor, page } = await openFlow('Two tabs');
    const second = new FlowEditorPage(await page.context().newPage());
    await second.open(id);
    await page.getByText('open in another tab').waitFor();
    await editor.select('start');
    await editor.field('Label').fill('From the first tab');
    await second.node('start').getByText('From the first tab').waitFor();
  });

  it('shows the conflict instead of overwriting, and lets one decide with both in view', async () => {
    const { id, editor, page } = await openFlow('Conflict');
    const { page: otherPage } = await newPage(stage);
    const other = new FlowEditorPage(otherPage);
    await other.open(id);
    await other.select('start');
    await other.field('Label').fill('Theirs');
    await other.saved();
    await editor.select('start');
    await editor.field('Label').fill('Mine');
    const banner = page.getByRole('alert').filter({ hasText: 'This flow was changed elsewhere' });
    await banner.waitFor();
    expect((await readDraft(stage.server, id)).nodes[0]?.label).toBe('Theirs');
    await banner.getByRole('button', { name: 'Compare' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('cell', { name: 'Theirs', exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await banner.getByRole('button', { name: 'Keep mine' }).click();
    await editor.saved();
    expect((await readDraft(stage.server, id)).nodes[0]?.label).toBe('Mine');

    await other.field('Label').fill('Theirs again');
    const otherBanner = otherPage.getByRole('alert').filter({ hasText: 'This flow was changed elsewhere' });
    await otherBanner.getByRole('button', { name: 'Take theirs' }).click();
    await other.node('start').getByText('Mine').waitFor();
    await otherPage.keyboard.press('Control+z');
    await other.node('start').getByText('Theirs again').waitFor();
  });
});

describe('the JSON view', () => {
  it('changes the flow as one step to undo, and never for a text that is not a flow', async () => {
    const { id, editor, page, errors } = await openFlow('As text');
    await page.getByText('JSON', { exact: true }).click();
    const text = page.locator('[data-json-editor] textarea');
    await text.waitFor();
    await replaceText(page, '{ "format": 1, "nodes": [');
    await page.getByText('Not applied yet').waitFor();
    expect((await readDraft(stage.server, id)).nodes).toHaveLength(1);
    const draft = await readDraft(stage.server, id);
    await replaceText(page, JSON.stringify({ ...draft, colour: 'red' }));
    await page.getByText('Unknown field colour').waitFor();
    await replaceText(page, JSON.stringify({ ...draft, description: 'Written as text' }));
    await page.getByText('Not applied yet').waitFor({ state: 'hidden' });
    await editor.saved();
    expect((await readDraft(stage.server, id)).description).toBe('Written as text');
    await page.getByText('Canvas', { exact: true }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await editor.saved();
    expect((await readDraft(stage.server, id)).description).toBe('');
    expect(errors).toEqual([]);
  });
});

describe('problems and search', () => {
  it('lead to the node and the field', async () => {
    const { editor, page } = await openFlow('Problems');
    await page.keyboard.press('Home');
    await page.keyboard.press('/');
    await page.keyboard.type('transfer');
    await page.keyboard.press('Enter');
    await editor.problems('errors').click();
    await page.keyboard.press('Escape');
    await page.getByRole('region', { name: 'Problems' }).getByText('“To” is empty').click();
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'To');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+f');
    await page.keyboard.type('start');
    await page.keyboard.press('Enter');
    await page.waitForURL(/node=start/);
  });

  it('let nodes be copied to another flow with their variables', async () => {
    const { editor, page } = await openFlow('Copy from');
    const target = await createFlow(stage.server, { name: 'Copy to' });
    await page.keyboard.press('Home');
    await page.keyboard.press('/');
    await page.keyboard.type('collect');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await editor.tabTo('Store in');
    await page.keyboard.type('order');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+c');
    await editor.open(target);
    await page.keyboard.press('Control+v');
    await editor.node('collect-digits').waitFor();
    await editor.saved();
    expect((await readDraft(stage.server, target)).variables.map((variable) => variable.name)).toEqual(['order']);
  });
});

/** Puts another text into the JSON editor, as pasting over everything does. */
async function replaceText(page: Page, text: string): Promise<void> {
  await page.locator('[data-json-editor] .view-lines').click();
  await page.keyboard.press('Control+a');
  await page.evaluate((value) => navigator.clipboard.writeText(value), text);
  await page.keyboard.press('Control+v');
}
