import { afterAll, beforeAll, expect, it } from 'vitest';
import { newPage, openStage, type Stage } from './browser.ts';
import { FlowEditorPage, readDraft } from './flow-editor-page.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

it('plays the way to a finding, explains its rule, and waives it with a reason', async () => {
  const { page, errors } = await newPage(stage);
  const editor = new FlowEditorPage(page);
  await editor.open('broken');
  await editor.problems('errors').click();
  const panel = page.getByRole('region', { name: 'Problems' });

  const unset = panel.locator('li', { has: page.locator('[data-rule="unset-variable"]') });
  await unset.getByRole('button', { name: 'Show the way' }).click();
  const way = page.getByRole('region', { name: 'The way there' });
  await way.getByText('Step 1 of').waitFor();
  await way.getByRole('button', { name: 'One step on' }).click();
  await way.getByText('Step 2 of').waitFor();
  expect(await page.locator('.react-flow__node [data-current]').count()).toBe(1);

  await unset.getByRole('button', { name: 'Explain the rule' }).click();
  await page.getByRole('dialog', { name: 'A variable used before it is set' }).getByText('Why it matters').waitFor();
  await page.keyboard.press('Escape');

  await unset.getByRole('button', { name: 'Waive…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Waive this finding' });
  await dialog.getByRole('textbox').fill('It is broken on purpose.');
  await dialog.getByRole('button', { name: 'Waive' }).click();
  await panel.getByText('Waived 1').click();
  await panel.getByText('Reason: It is broken on purpose.').waitFor();
  await editor.saved();
  const { waivers } = await readDraft(stage.server, 'broken');
  expect(waivers).toEqual([
    { rule: 'unset-variable', node: 'open-braces', variable: 'order', reason: 'It is broken on purpose.' },
  ]);

  await panel.getByRole('button', { name: 'Take back' }).click();
  await panel.getByText('Nothing is waived.').waitFor();
  expect(errors).toEqual([]);
});
