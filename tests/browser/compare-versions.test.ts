import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { drawEdge } from '#schemas/flow/draw.ts';
import type { TestClient } from '#tests/api/test-server.ts';
import { newPage, openStage, type Stage } from './browser.ts';
import { FlowEditorPage } from './flow-editor-page.ts';

const NUMBER = '+33180000100';
const says = (en: string) => ({ prompt: [{ type: 'text', text: { en } }] });
const node = (column: number, id: string, kind: string, label = '', config = {}) => ({
  id,
  kind,
  label,
  position: { x: column * 300, y: 0 },
  config,
});

const line = {
  format: 1,
  id: 'night-line',
  name: 'Night line',
  kind: 'ivr',
  languages: ['en'],
  variables: [],
  nodes: [
    node(0, 'start', 'start'),
    node(1, 'menu', 'menu', 'Night menu', {
      ...says('Press 1 or 2'),
      timeoutMs: 60_000,
      choices: [
        { key: '1', label: 'Sales' },
        { key: '2', label: 'Help' },
      ],
    }),
    node(2, 'sales', 'play-prompt', 'Sales', says('Sales here')),
    node(3, 'help', 'play-prompt', 'Help', says('Help here')),
    node(4, 'end', 'hang-up', 'End'),
  ],
  edges: [
    drawEdge('start', 'next', 'menu'),
    drawEdge('menu', 'key-1', 'sales'),
    drawEdge('menu', 'key-2', 'help'),
    drawEdge('menu', 'no-input', 'end'),
    drawEdge('menu', 'no-match', 'end'),
    drawEdge('sales', 'next', 'end'),
    drawEdge('help', 'next', 'end'),
  ],
  notes: [],
  tests: [],
};

let stage: Stage;
let admin: TestClient;

beforeAll(async () => {
  stage = await openStage();
  admin = await stage.server.as('admin');
  await admin.post('/api/flows/import', { document: line });
  await admin.post('/api/flows/night-line/publish', { revision: 1 });
  await admin.post('/api/did-ranges', { site: 'Paris', first: NUMBER, last: '+33180000109' });
  await admin.put(`/api/dids/${NUMBER}`, { flowId: 'night-line' });
  await takeCall('2');
  const edges = line.edges.map((one) => (one.id === 'menu-key-2' ? { ...one, target: 'sales' } : one));
  await admin.put('/api/flows/night-line/draft', { revision: 1, document: { ...line, edges } });
  await admin.post('/api/flows/night-line/publish', { revision: 2, message: 'Help is away at night' });
});
afterAll(() => stage?.close());

/** A call that presses a key in the menu and hangs up. */
async function takeCall(key: string): Promise<void> {
  const { telephony } = stage.server;
  const call = telephony.placeCall({ from: '+33612345678', to: NUMBER });
  const latest = async () => (await admin.get('/api/contacts')).body.contacts[0];
  const until = (holds: (contact: Record<string, unknown>) => boolean) =>
    vi.waitUntil(async () => holds((await latest()) ?? {}), { timeout: 30_000, interval: 200 });
  await until(({ node: at }) => at === 'menu');
  telephony.press(call, key);
  await until(({ node: at }) => at === 'help');
  telephony.hangUpFromOutside(call);
  await until(({ status }) => status === 'ended');
}

const answeringVersion = async () => (await admin.get('/api/dids?search=33180000100')).body.dids[0].flow.version;

it('compares two versions: what they say, what they do, and what past contacts would have met', async () => {
  const { page, errors } = await newPage(stage);
  const editor = new FlowEditorPage(page);
  await editor.open('night-line', '?panel=versions');
  await page.getByRole('button', { name: 'Actions: Version 2' }).click();
  await page.getByRole('menuitem', { name: 'Compare with the version before' }).click();
  const dialog = page.getByRole('dialog', { name: 'Compare versions' });
  await dialog.getByRole('button', { name: 'Night menu › 2 Help' }).waitFor();
  expect(await dialog.getByRole('listitem').filter({ hasText: 'Night menu › 2 Help' }).innerText()).toMatch(
    /leads elsewhere[\s\S]*Help[\s\S]*→ Sales/,
  );
  // The way it was and the way it is are both drawn.
  await dialog.locator('.react-flow__edge[data-id="before-menu-key-2"]').waitFor({ state: 'attached' });
  await dialog.locator('.react-flow__edge[data-id="menu-key-2"]').waitFor({ state: 'attached' });
  await expect.poll(() => new URL(page.url()).searchParams.get('compare')).toBe('1..2');

  await dialog.getByRole('tab', { name: 'Behaviour' }).click();
  await dialog.getByRole('button', { name: 'Pressing 2 at “Night menu”' }).waitFor({ timeout: 60_000 });
  await dialog.getByText('now reaches “Sales” (says “Sales here”) instead of “Help” (says “Help here”)').waitFor();

  await dialog.getByRole('tab', { name: 'Past contacts' }).click();
  await choose(dialog.getByRole('combobox', { name: 'Contacts of' }), 'Version 1');
  await choose(dialog.getByRole('combobox', { name: 'Period' }), 'Last hour');
  await dialog.getByRole('button', { name: 'Replay' }).click();
  await dialog.getByText('1 contact goes another way').waitFor({ timeout: 60_000 });
  await dialog.getByRole('button', { name: 'after “Night menu” comes “Sales” instead of “Help”' }).waitFor();
  const link = await dialog.getByRole('link', { name: /\+33612345678/ }).getAttribute('href');
  expect(link).toMatch(/^\/contacts\//);

  async function choose(select: ReturnType<typeof dialog.getByRole>, option: string): Promise<void> {
    await select.click();
    await page.getByRole('option', { name: option, exact: true }).click();
  }
  expect(errors).toEqual([]);
}, 180_000);

it('rolls back, and sets the version that is to follow at a date', async () => {
  const { page, errors } = await newPage(stage);
  const editor = new FlowEditorPage(page);
  await editor.open('night-line', '?panel=versions');
  expect(await answeringVersion()).toBe(2);
  await page.getByRole('button', { name: 'Roll back to 1' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Make it live' }).click();
  const inUse = page.getByRole('region', { name: 'In use' });
  await inUse.getByText('Version 1', { exact: true }).waitFor();
  expect(await answeringVersion()).toBe(1);

  await page.getByRole('button', { name: 'Actions: Version 2' }).click();
  await page.getByRole('menuitem', { name: 'Make it next…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Version 2 is to follow' });
  await dialog.getByLabel('Takes over on').fill('2020-01-01T08:00');
  await dialog.getByRole('button', { name: 'Make it next' }).click();
  await dialog.getByText('Choose a moment in the future.').waitFor();
  await dialog.getByLabel('Takes over on').fill('2099-12-24T08:00');
  await dialog.getByRole('button', { name: 'Make it next' }).click();
  await inUse.getByText(/^Version 2 takes over on 24 Dec 2099/).waitFor();
  expect(await answeringVersion()).toBe(1);

  await page.goto('/dids');
  await page.getByRole('button', { name: /^Choose the version that \+33180000100 leads to/ }).click();
  await page.getByRole('menuitem', { name: /^Next version/ }).click();
  await expect.poll(answeringVersion).toBe(2);
  expect(errors).toEqual([]);
}, 180_000);

it('carries comments on a node to other pages at once', async () => {
  const { page: mine, errors } = await newPage(stage);
  const { page: theirs } = await newPage(stage, { role: 'supervisor' });
  const editor = new FlowEditorPage(mine);
  await editor.open('night-line', '?node=menu');
  await new FlowEditorPage(theirs).open('night-line', '?panel=comments');
  await theirs.getByText('Nothing to discuss').waitFor();
  expect(await theirs.getByLabel('Comment', { exact: true }).count()).toBe(0);

  await mine.getByRole('tab', { name: 'Comments' }).click();
  await mine.getByText('About “Night menu”', { exact: true }).waitFor();
  await mine.getByLabel('Comment', { exact: true }).fill('Is this menu too long?');
  await mine.keyboard.press('Control+Enter');
  await theirs.getByText('Is this menu too long?').waitFor();
  await theirs.locator('.react-flow__node[data-id="menu"]').getByRole('button', { name: '1 open thread' }).waitFor();

  await mine.getByRole('button', { name: 'Reply' }).click();
  await mine.getByLabel(/^Reply to/).fill('I think so');
  await mine.keyboard.press('Control+Enter');
  await theirs.getByText('I think so').waitFor();
  await mine.getByRole('button', { name: 'Resolve', exact: true }).click();
  await theirs.getByText('Resolved (1)').click();
  await theirs.getByText('Is this menu too long?').waitFor();
  await theirs.getByRole('button', { name: '1 open thread' }).waitFor({ state: 'detached' });

  await mine.getByText('Resolved (1)').click();
  await mine.getByRole('button', { name: /^Actions: thread of/ }).click();
  await mine.getByRole('menuitem', { name: 'Copy link' }).click();
  const link = await mine.evaluate(() => navigator.clipboard.readText());
  await theirs.goto(link);
  await theirs.getByRole('listitem').filter({ hasText: 'Is this menu too long?' }).first().waitFor();
  expect(errors).toEqual([]);
}, 180_000);
