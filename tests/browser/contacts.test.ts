import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { hotlineNumber, publishHotline } from './hotline.ts';
import { type Designer, openDesigner } from './open-designer.ts';

const SPOKEN_MS = 600;

let designer: Designer;
beforeAll(async () => {
  designer = await openDesigner();
  await publishHotline(designer.server);
});
afterEach(() => designer.closePages());
afterAll(() => designer.close());

const call = (from: string) => designer.server.telephony.placeCall({ from, to: hotlineNumber });
const row = (page: Page, caller: string) => page.getByRole('row').filter({ hasText: caller });
/** The node the contact stands on, on the graph that is shown. */
const currentNode = (page: Page, title: string) => page.locator('[data-current]').filter({ hasText: title });
const timeline = (page: Page) => page.getByRole('region', { name: 'What happened' });
const step = (page: Page, n: number, of: number) => page.getByText(`Step ${n} of ${of}`, { exact: true });

async function openContact(page: Page, caller: string): Promise<void> {
  await row(page, caller).getByRole('link').click();
  await page.getByRole('heading', { level: 1, name: caller }).waitFor();
}

/** Presses keys one after the other, as somebody who knows the way; each interrupts the prompt. */
function press(callId: string, keys: string): void {
  for (const key of keys) designer.server.telephony.press(callId, key);
}

describe('the contact list', () => {
  it('shows a call the moment it comes, and how it ended', async () => {
    const page = await designer.visitAsAdmin('/contacts');
    await page.getByText('No contact yet').waitFor();
    const callId = call('+33600000001');
    await row(page, '+33600000001').getByText('Live').waitFor();
    designer.server.telephony.hangUpFromOutside(callId);
    await row(page, '+33600000001').getByText('Caller hung up').waitFor();
  });

  it('lets new contacts wait while a row is pointed at', async () => {
    const page = await designer.visitAsAdmin('/contacts');
    await row(page, '+33600000001').hover();
    call('+33600000002');
    await page.getByRole('button', { name: '1 new contact' }).waitFor();
    expect(await row(page, '+33600000002').count()).toBe(0);
    await page.getByRole('button', { name: '1 new contact' }).click();
    await row(page, '+33600000002').waitFor();
  });

  it('keeps its filters in the address', async () => {
    const page = await designer.visitAsAdmin('/contacts');
    await page.getByLabel('Search numbers').fill('600000001');
    await page.waitForURL(/search=/);
    await row(page, '+33600000002').waitFor({ state: 'detached' });
    await page.reload();
    await row(page, '+33600000001').waitFor();
    expect(await page.getByLabel('Search numbers').inputValue()).toBe('600000001');
    await page.getByRole('radiogroup', { name: 'Status' }).getByText('Live').click();
    await page.getByText('Nothing matches').waitFor();
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await row(page, '+33600000002').waitFor();
  });
});

describe('a live contact', () => {
  it('lights up node after node, into a sub-flow and out of it, and can be looked at in the past meanwhile', async () => {
    const page = await designer.visitAsAdmin('/contacts');
    const callId = call('+33600000003');
    await openContact(page, '+33600000003');
    await currentNode(page, 'Main menu').waitFor();
    await page.getByText('Following live').waitFor();

    press(callId, '1');
    await currentNode(page, 'Order number').waitFor();
    press(callId, '123');
    await currentNode(page, 'Your score').waitFor();
    const levels = page.getByRole('navigation', { name: 'Levels of the flow' });
    expect(await levels.getByRole('button').allTextContents()).toEqual(['Hotline', 'Score']);
    await levels.getByRole('button', { name: 'Hotline' }).click();
    await currentNode(page, 'Survey').waitFor();
    await page.getByRole('row', { name: 'order 123' }).waitFor();

    for (let back = 0; back < 3; back += 1) await page.keyboard.press('ArrowLeft');
    await currentNode(page, 'Order number').waitFor();
    press(callId, '5');
    await timeline(page).getByText('Caller presses 5').waitFor();
    expect(await currentNode(page, 'Order number').count()).toBe(1);
    await page.getByRole('button', { name: 'Back to live' }).click();
    await currentNode(page, 'Message').waitFor();
    await page.getByRole('row', { name: /^rating 5/ }).waitFor();

    designer.server.telephony.hangUpFromOutside(callId);
    await page.getByText('Caller hung up').waitFor();
    await page.getByText('Following live').waitFor({ state: 'detached' });
  });

  it('is hung up after a confirmation', async () => {
    const page = await designer.visitAsAdmin('/contacts');
    const callId = call('+33600000004');
    await openContact(page, '+33600000004');
    await page.getByRole('button', { name: 'Hang up' }).click();
    const asked = page.getByRole('alertdialog', { name: 'Hang up this call?' });
    await asked.getByRole('button', { name: 'Hang up' }).click();
    // Both that of the page and that of the dialog, which may go after it.
    await expect.poll(() => page.getByRole('button', { name: 'Hang up' }).count()).toBe(0);
    expect(designer.server.telephony.inspect(callId)).toBeNull();
    expect(await page.locator('[role=alertdialog]').count(), 'nothing is left of a closed dialog').toBe(0);
  });
});

describe('a contact that has ended', () => {
  it('is walked through by keyboard, its recording heard, its journal read as stored', async () => {
    const { telephony } = designer.server;
    const page = await designer.visitAsAdmin('/contacts');
    const callId = call('+33600000005');
    await openContact(page, '+33600000005');
    press(callId, '1');
    press(callId, '777');
    press(callId, '4');
    await timeline(page)
      .getByText(/^Records up to/)
      .waitFor();
    // A recording is as long as it lasts.
    telephony.speak(callId, SPOKEN_MS);
    await sleep(SPOKEN_MS);
    press(callId, '#');
    await page.getByText('Completed', { exact: true }).waitFor();

    const total = await timeline(page).getByRole('listitem').count();
    await step(page, total, total).waitFor();
    await page.keyboard.press('Home');
    await step(page, 1, total).waitFor();
    await currentNode(page, 'Main menu').waitFor();
    await page.keyboard.press('ArrowRight');
    await step(page, 2, total).waitFor();
    await page.keyboard.press('End');
    await step(page, total, total).waitFor();

    const sound = page.waitForResponse(/\/recordings\//);
    await page.getByRole('button', { name: 'Listen to Recording 1' }).click();
    expect((await sound).headers()['content-type']).toBe('audio/wav');
    await page.getByRole('button', { name: 'Show JSON' }).click();
    await page.getByText('"seq"').waitFor();
  });

  it('says that there is no such contact', async () => {
    const page = await designer.visitAsAdmin('/contacts/none');
    await page.getByRole('heading', { name: 'There is no such page' }).waitFor();
  });

  it('tells the same in French, chosen at sign-in', async () => {
    const page = await designer.visit('/contacts');
    await page.getByRole('button', { name: 'Français' }).click();
    await page.getByLabel('Identifiant').fill('admin');
    await page.getByLabel('Mot de passe', { exact: true }).fill(designer.server.password);
    await page.keyboard.press('Enter');
    await row(page, '+33600000005').getByText('Mené à terme').waitFor();
    await openContact(page, '+33600000005');
    await page.getByText('+33600000005 appelle +33180000000').waitFor();
    await page.getByText('L’appelant presse 4').waitFor();
  });
});

it('never threw nor logged an error', () => {
  expect(designer.errors).toEqual([]);
});
