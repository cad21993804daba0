import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newPage, openStage, type Stage } from './browser.ts';
import { createFlow, FlowEditorPage, readDraft } from './flow-editor-page.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

const WAYS = [
  'change-queue>closed>voicemail',
  'change-queue>moved>return-to-queue',
  'menu>key-1>request-callback',
  'menu>key-2>voicemail',
  'menu>no-input>return-to-queue',
  'menu>no-match>return-to-queue',
  'overflow-trigger>key-1>request-callback',
  'overflow-trigger>trigger-1>menu',
  'overflow-trigger>trigger-2>change-queue',
  'request-callback>declined>return-to-queue',
  'request-callback>no-input>return-to-queue',
  'request-callback>planned>hang-up',
  'request-callback>refused>return-to-queue',
  'start>next>overflow-trigger',
  'voicemail>stored>hang-up',
  'voicemail>too-short>hang-up',
];

it('an overflow flow is drawn, checked, tried, published and given to a queue', async () => {
  const id = await createFlow(stage.server, { name: 'Rush hour', kind: 'overflow' });
  const { page, errors } = await newPage(stage);
  const editor = new FlowEditorPage(page);
  await editor.open(id);
  await page.locator('nav [data-kind="overflow-trigger"]').waitFor();
  expect(await page.locator('nav [data-kind="enter-queue"]').count()).toBe(0);
  await editor.zoomOut(4);
  await draw(editor);
  await editor.saved();
  const { edges } = await readDraft(stage.server, id);
  expect(edges.map(({ source, exit, target }) => `${source}>${exit}>${target}`).sort()).toEqual(WAYS);
  await page.locator('header').getByText('error').waitFor({ state: 'hidden' });

  await tryOnThePhone(page);
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
  await dialog.getByText('Version 1 is published').waitFor();
  await page.keyboard.press('Escape');

  await giveToQueue(page, id);
  expect(errors).toEqual([]);
});

async function draw(editor: FlowEditorPage): Promise<void> {
  const { page } = editor;
  await editor.dragKind('overflow-trigger', { x: 190, y: 120 });
  await editor.field('Name').fill('Long wait');
  await addTo(page, 'triggers');
  await editor.field('Name').nth(1).fill('Crowded');
  await editor.field('Measure').nth(1).selectOption({ label: 'Callers in the queue' });
  await addTo(page, 'choices');
  await editor.field('Meaning').fill('Call me back');
  await editor.dragKind('menu', { x: 350, y: 60 });
  await editor.field('Spoken text (en)').first().fill('To be called back press 1, to leave a message press 2.');
  await editor.dragKind('request-callback', { x: 510, y: 60 });
  await editor.field('Called back by queue').fill('501');
  await page.getByRole('option', { name: '501' }).click();
  const asked = ['Press 1 for yes, 2 for another number, 3 for no.', 'Type the number.', 'Press 1 to confirm.'];
  for (const [index, text] of asked.entries()) await editor.field('Spoken text (en)').nth(index).fill(text);
  await editor.dragKind('voicemail', { x: 510, y: 330 });
  await editor.field('Voicemail box').fill('501');
  await editor.field('Spoken text (en)').first().fill('Speak after the tone.');
  await editor.dragKind('change-queue', { x: 350, y: 560 });
  await editor.field('To queue').fill('12');
  await page.getByText('Nothing of that name').waitFor();
  await editor.field('To queue').fill('second');
  await page.getByRole('option', { name: '502' }).click();
  await editor.dragKind('return-to-queue', { x: 680, y: 250 });
  // The overflow can hold again at once, so the caller is to wait in peace.
  const again = editor.field('Watch the triggers again');
  await again.click();
  await expect.poll(() => again.isChecked()).toBe(false);
  await editor.dragKind('hang-up', { x: 680, y: 420 });
  for (const way of WAYS) {
    const [source = '', exit = '', target = ''] = way.split('>');
    await editor.connect(source, exit, target);
  }
}

async function addTo(page: Page, list: string): Promise<void> {
  await page.locator(`aside [data-field="${list}"]`).getByRole('button', { name: 'Add' }).first().click();
}

async function tryOnThePhone(page: Page): Promise<void> {
  const phone = page.locator('aside');
  await page.getByRole('button', { name: 'Test', exact: true }).click();
  await phone.getByRole('button', { name: 'Call', exact: true }).click();
  await phone.getByRole('button', { name: 'Key 1' }).click();
  await phone.getByText('Press 1 for yes').waitFor();
}

async function giveToQueue(page: Page, overflow: string): Promise<void> {
  const id = await createFlow(stage.server, { name: 'With a queue' });
  const editor = new FlowEditorPage(page);
  await editor.open(id);
  await editor.dragKind('enter-queue', { x: 400, y: 200 });
  await editor.field('Overflow flow').click();
  // By a second try there are two of that name.
  await page.locator(`[role="option"][value="${overflow}"]`).click();
  await editor.field('Queue').fill('501');
  await page.getByRole('option', { name: '501' }).click();
  await editor.saved();
  const { nodes } = await readDraft(stage.server, id);
  expect(nodes.find(({ kind }) => kind === 'enter-queue')?.config).toMatchObject({
    queue: '501',
    overflow,
  });
}
