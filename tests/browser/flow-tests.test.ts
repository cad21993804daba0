import { afterAll, beforeAll, expect, it } from 'vitest';
import { drawEdge } from '#schemas/flow/draw.ts';
import type { Flow } from '#schemas/flow/flow.ts';
import { newPage, openStage, type Stage } from './browser.ts';
import { FlowEditorPage, readDraft } from './flow-editor-page.ts';
import { hotlineNumber, publishHotline } from './hotline.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

const text = (en: string) => [{ type: 'text', text: { en } }];
const node = (id: string, kind: string, x: number, y: number, config: Record<string, unknown> = {}) => ({
  id,
  kind,
  label: '',
  position: { x, y },
  config,
});

/** A menu with two ways, one of which says something. */
async function importFlow(id: string): Promise<void> {
  const document: Partial<Flow> = {
    format: 1,
    id,
    name: `Tested ${id}`,
    kind: 'ivr',
    languages: ['en'],
    variables: [],
    nodes: [
      node('start', 'start', 0, 0),
      node('menu', 'menu', 280, 0, {
        prompt: text('One or two?'),
        choices: [
          { key: '1', label: 'Sales' },
          { key: '2', label: 'Support' },
        ],
      }),
      node('sales', 'play-prompt', 560, 0, { prompt: text('You chose sales') }),
      node('end', 'hang-up', 840, 0),
    ],
    edges: [
      drawEdge('start', 'next', 'menu'),
      drawEdge('menu', 'key-1', 'sales'),
      ...['key-2', 'no-input', 'no-match'].map((exit) => drawEdge('menu', exit, 'end')),
      drawEdge('sales', 'next', 'end'),
    ],
    notes: [],
    tests: [],
  };
  const designer = await stage.server.as('designer');
  expect((await designer.post('/api/flows/import', { document })).status).toBe(201);
}

it('keeps a test call as a test, sees it fail after an edit, and finds the rest of the tests', async () => {
  await importFlow('recorded');
  const { page, errors } = await newPage(stage);
  const editor = new FlowEditorPage(page);
  await editor.open('recorded', '?panel=phone');
  const { panel } = editor;
  const dialog = page.getByRole('dialog');

  await panel.getByRole('button', { name: 'Call', exact: true }).click();
  await panel.getByText('Skip waits').click();
  await panel.getByRole('button', { name: 'Key 1' }).click();
  await panel.getByRole('button', { name: 'Save as a test' }).click();
  await dialog.getByText('This test passes.').waitFor();
  await dialog.getByLabel('Name').fill('Sales answers');
  await dialog.getByRole('button', { name: 'Add the test' }).click();
  await panel.getByRole('status').filter({ hasText: '1 passed' }).waitFor();
  await panel.getByText('50 % covered').waitFor();

  await dialog.waitFor({ state: 'hidden' });
  await editor.select('sales');
  await page.locator('.react-flow__node.selected[data-id="sales"]').waitFor();
  await editor.canvas.press('Delete');
  await panel.getByRole('status').filter({ hasText: '1 failed' }).waitFor();
  const failure = panel.getByRole('listitem').filter({ hasText: 'Sales answers' });
  await failure.getByText(/Step 3 of the path: expected “sales>next”/).waitFor();
  await page.keyboard.press('Control+z');
  await panel.getByRole('status').filter({ hasText: '1 passed' }).waitFor();

  await panel.getByLabel('On the canvas').check();
  await panel.getByRole('button', { name: 'Passed Sales answers' }).click();
  await editor.node('menu').getByText('untested').first().waitFor();
  expect(await editor.node('menu').getByText('untested').count()).toBe(3);

  await panel.getByRole('button', { name: 'Add tests' }).click();
  await page.getByRole('menuitem', { name: 'Find tests for what is not covered' }).click();
  await panel.getByRole('button', { name: 'Accept all 3' }).click();
  await panel.getByRole('status').filter({ hasText: '4 passed' }).waitFor();
  await panel.getByText('100 % covered').waitFor();
  expect(await editor.node('menu').getByText('untested').count()).toBe(0);
  await editor.saved();
  const { tests } = await readDraft(stage.server, 'recorded');
  expect(tests.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['Sales answers', 'Menu: 2 Support', 'Menu: No input', 'Menu: Wrong key']),
  );
  expect(errors).toEqual([]);
});

it('demands coverage before publishing, and says what is missing', async () => {
  await importFlow('demanding');
  const { page, errors } = await newPage(stage);
  const editor = new FlowEditorPage(page);
  await editor.open('demanding');
  await editor.panel.getByLabel('All tests must pass').check({ force: true });
  await editor.field('Least coverage').fill('100');
  await editor.saved();
  await page.getByRole('button', { name: 'Publish' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('now 0 %').waitFor();
  expect(await dialog.getByRole('button', { name: 'Publish' }).isDisabled()).toBe(true);
  await dialog.getByRole('button', { name: 'Show the tests' }).click();
  await editor.panel.getByText('No tests yet').waitFor();
  await editor.panel.getByRole('button', { name: 'Add tests' }).click();
  await page.getByRole('menuitem', { name: 'Find tests for what is not covered' }).click();
  await editor.panel.getByRole('button', { name: 'Accept all 4' }).click();
  await editor.panel.getByText('100 % covered').waitFor();
  await page.getByRole('button', { name: 'Publish' }).click();
  await dialog.getByText('now 100 %').waitFor();
  await dialog.getByRole('button', { name: 'Publish' }).click();
  await dialog.getByText('Version 1 is published').waitFor();
  expect(errors).toEqual([]);
});

it('writes a test by keyboard, and plays it on the canvas', async () => {
  await importFlow('written');
  const { page, errors } = await newPage(stage);
  const editor = new FlowEditorPage(page);
  await editor.open('written', '?panel=tests');
  await editor.panel.getByRole('button', { name: 'Add tests' }).press('Enter');
  await page.getByRole('menuitem').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Support hangs up');
  await dialog.getByRole('button', { name: 'Add a step' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Press keys' }).press('Enter');
  await dialog.getByLabel('Keys', { exact: true }).fill('2');
  await dialog.getByLabel('Does not pass through').fill('Play');
  await page.getByRole('option', { name: 'Play prompt', exact: true }).click();
  await dialog.getByLabel('Ends').selectOption('completed');
  await dialog.getByText('This test passes.').waitFor();
  await dialog.getByLabel('Name').press('Enter');
  await editor.panel.getByRole('status').filter({ hasText: '1 passed' }).waitFor();
  await editor.panel.getByRole('button', { name: 'Actions: Support hangs up' }).click();
  await page.getByRole('menuitem', { name: 'Play on the canvas' }).click();
  await editor.node('end').locator('[data-current]').waitFor();
  expect(await editor.node('sales').locator('[data-visited]').count()).toBe(0);
  await editor.panel.getByRole('button', { name: 'Stop playing' }).click();
  expect(errors).toEqual([]);
});

it('makes a test of a contact', async () => {
  await publishHotline(stage.server);
  const callId = stage.server.telephony.placeCall({ from: '+33600000077', to: hotlineNumber });
  const { page, errors } = await newPage(stage);
  await page.goto('/contacts');
  const row = page.getByRole('row').filter({ hasText: '+33600000077' });
  await row.getByText('Live').waitFor();
  stage.server.telephony.hangUpFromOutside(callId);
  await row.getByText('Caller hung up').waitFor();
  await row.getByRole('link').click();
  await page.getByRole('button', { name: 'Make a test' }).click();
  const dialog = page.getByRole('dialog');
  expect(await dialog.getByLabel('Name').inputValue()).toBe('Call from +33600000077');
  await dialog.getByText('This test passes.').waitFor();
  await dialog.getByRole('button', { name: 'Add the test' }).click();
  await page.locator('aside').getByRole('status').filter({ hasText: '1 passed' }).waitFor();
  expect(errors).toEqual([]);
});
