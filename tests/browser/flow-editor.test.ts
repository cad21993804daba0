import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Flow } from '#schemas/flow/flow.ts';
import { newPage, openStage, type Stage } from './browser.ts';
import { createFlow, FlowEditorPage, readDraft } from './flow-editor-page.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

/** Every connection of the small support line, whoever draws it. */
const SUPPORT_LINE = [
  'collect-digits>invalid>play-prompt-3',
  'collect-digits>no-input>play-prompt-3',
  'collect-digits>valid>http-request',
  'http-request>http-error>play-prompt-3',
  'http-request>success>play-prompt-2',
  'http-request>timeout>play-prompt-3',
  'menu>key-1>collect-digits',
  'menu>key-2>record-message',
  'menu>no-input>hang-up',
  'menu>no-match>hang-up',
  'play-prompt-2>next>hang-up',
  'play-prompt-3>next>hang-up',
  'play-prompt>next>menu',
  'record-message>recorded>hang-up',
  'record-message>too-short>hang-up',
  'start>next>play-prompt',
];

const linksOf = (flow: Flow) => flow.edges.map((edge) => `${edge.source}>${edge.exit}>${edge.target}`).sort();

describe('drawing the support line', () => {
  it('by mouse, trying it, publishing it and giving it a number', async () => {
    const id = await createFlow(stage.server, { name: 'Support by mouse' });
    const { page, errors } = await newPage(stage);
    const editor = new FlowEditorPage(page);
    await editor.open(id);
    await editor.zoomOut(4);
    await drawByMouse(editor);
    await editor.saved();
    expect(linksOf(await readDraft(stage.server, id))).toEqual(SUPPORT_LINE);
    await page.locator('header').getByText('errors').waitFor({ state: 'hidden' });

    await tryOnThePhone(page);
    await publish(page);
    await assignNumber(page, { number: '+33188000001', flow: 'Support by mouse' });
    expect(errors).toEqual([]);
  });

  it('by keyboard only', async () => {
    const id = await createFlow(stage.server, { name: 'Support by keyboard' });
    const { page, errors } = await newPage(stage);
    const editor = new FlowEditorPage(page);
    await editor.open(id);
    await drawByKeyboard(editor);
    await editor.saved();
    expect(linksOf(await readDraft(stage.server, id))).toEqual(SUPPORT_LINE);
    await page.locator('header').getByText('errors').waitFor({ state: 'hidden' });
    expect(errors).toEqual([]);
  });
});

async function drawByMouse(editor: FlowEditorPage): Promise<void> {
  const { page } = editor;
  await editor.dragKind('play-prompt', { x: 190, y: 120 });
  await editor.field('Spoken text (en)').fill('Welcome.');
  await editor.dragKind('menu', { x: 350, y: 120 });
  await editor.field('Spoken text (en)').first().fill('For your order press 1, to leave a message press 2.');
  await editor.field('Meaning').first().fill('Order');
  await editor.field('Meaning').nth(1).fill('Message');
  await editor.dragKind('collect-digits', { x: 510, y: 80 });
  await editor.field('Spoken text (en)').first().fill('Type your order number.');
  await editor.field('Store in').fill('order');
  await page.getByRole('option', { name: 'Create “order”' }).click();
  await editor.dragKind('http-request', { x: 670, y: 80 });
  await editor.field('Address').fill('https://shop.example.com/orders/{{ order }}');
  await editor.dragKind('play-prompt', { x: 670, y: 240 });
  await editor.field('Spoken text (en)').fill('Your order is on its way.');
  await editor.dragKind('play-prompt', { x: 670, y: 340 });
  await editor.field('Spoken text (en)').fill('We cannot find your order.');
  await editor.dragKind('record-message', { x: 350, y: 420 });
  await editor.dragKind('hang-up', { x: 670, y: 520 });
  for (const link of SUPPORT_LINE) {
    const [source = '', exit = '', target = ''] = link.split('>');
    await editor.connect(source, exit, target);
  }
}

async function drawByKeyboard(editor: FlowEditorPage): Promise<void> {
  const { keyboard } = editor.page;
  const insert = async (kind: string) => {
    await keyboard.press('/');
    await keyboard.type(kind);
    await keyboard.press('Enter');
  };
  /** Connects an exit of the selected node to a node, or to a new one of a kind. */
  const connect = async (exit: string, target: string) => {
    await keyboard.press('c');
    await keyboard.type(exit);
    await keyboard.press('Enter');
    await keyboard.type(target);
    await keyboard.press('Enter');
  };
  /** Goes to the properties, writes into fields and comes back. */
  const write = async (fields: Record<string, string>) => {
    await keyboard.press('Enter');
    for (const [label, text] of Object.entries(fields)) {
      await editor.tabTo(label);
      await keyboard.type(text);
    }
    await keyboard.press('Escape');
  };
  /** Finds a node by its label and stands on it. */
  const goTo = async (label: string) => {
    await keyboard.press('Control+f');
    await keyboard.type(label);
    await keyboard.press('Enter');
  };

  await keyboard.press('Home');
  await insert('play prompt');
  await write({ Label: 'Welcome', 'Spoken text (en)': 'Welcome.' });
  await insert('menu');
  await write({ Label: 'Main menu', 'Spoken text (en)': 'For your order press 1, to leave a message press 2.' });
  await connect('1', '+collect');
  await write({ Label: 'Order number', 'Spoken text (en)': 'Type your order number.', 'Store in': 'order\n' });
  await connect('valid', '+http');
  await write({ Label: 'Look it up', Address: 'https://shop.example.com/orders/{{ order }}' });
  await connect('success', '+play prompt');
  await write({ Label: 'On its way', 'Spoken text (en)': 'Your order is on its way.' });
  await connect('next', '+hang up');
  await goTo('Look it up');
  await connect('http error', '+play prompt');
  await write({ Label: 'Not found', 'Spoken text (en)': 'We cannot find your order.' });
  await connect('next', 'hang up');
  await goTo('Look it up');
  await connect('no answer', 'not found');
  await goTo('Order number');
  await connect('no input', 'not found');
  await connect('invalid', 'not found');
  await goTo('Main menu');
  await connect('2', '+record');
  await connect('recorded', 'hang up');
  await connect('too short', 'hang up');
  await goTo('Main menu');
  await connect('no input', 'hang up');
  await connect('wrong key', 'hang up');
}

async function tryOnThePhone(page: Page): Promise<void> {
  const phone = page.locator('aside');
  await page.getByRole('button', { name: 'Test', exact: true }).click();
  await phone.getByRole('button', { name: 'Call', exact: true }).click();
  await phone.getByText('Skip waits').click();
  await phone.getByText('Waiting for a key').waitFor();
  await phone.getByRole('button', { name: 'Key 1' }).click();
  await phone.getByText('Type your order number.').waitFor();
  await page.keyboard.type('4711#');
  await phone.getByText('GET https://shop.example.com/orders/4711').waitFor();
  await phone.getByRole('button', { name: 'Answer' }).click();
  await phone.getByText('Your order is on its way.').waitFor();
  await phone.getByText('The call is over · completed').waitFor();
  expect(await phone.getByRole('list', { name: 'Transcript' }).innerText()).toContain('Pressed 4 7 1 1 #');
  await phone.getByText('Variables', { exact: true }).click();
  expect(await phone.getByRole('table', { name: 'Variables' }).innerText()).toContain('"4711"');
}

async function publish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Publish' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('What has changed').fill('First version');
  await dialog.getByRole('button', { name: 'Publish' }).dblclick();
  await dialog.getByText('Version 1 is published').waitFor();
  await dialog.getByRole('button', { name: 'Assign a number' }).or(dialog.getByText('Assign a number')).click();
}

async function assignNumber(page: Page, { number, flow }: { number: string; flow: string }): Promise<void> {
  await page.waitForURL('**/dids');
  await page.getByRole('button', { name: 'Declare range' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Site').fill('Paris');
  await dialog.getByLabel('First number').fill(number);
  await dialog.getByLabel('Last number').fill(number);
  await dialog.getByRole('button', { name: 'Declare range' }).click();
  await page.getByRole('button', { name: `Choose what ${number} leads to` }).click();
  await page.getByRole('option', { name: flow }).click();
  await page.getByText(`${number} leads to “${flow}”`).waitFor();
}
