import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Agent } from '#schemas/api/agents.ts';
import { conversations } from '#server/db/tables/index.ts';
import { openStage, type Stage } from './browser.ts';
import { findBarriers } from './find-barriers.ts';
import {
  changeSupport,
  type DeskTab,
  endWork,
  knownCustomer,
  openDesk,
  prepareSupport,
  supportNumber,
} from './support-desk.ts';

let stage: Stage;
let agents: Agent[];
let desk: DeskTab;
const errors: string[] = [];
const soon = { timeout: 30_000 };

beforeAll(async () => {
  stage = await openStage();
  agents = await prepareSupport(stage.server);
  await changeSupport(stage.server, { general: { wrapUpSeconds: 10 } });
  desk = await openDesk(stage, '1001', errors);
  await desk.button('Begin work').click();
});
afterAll(async () => {
  await endWork(stage.server, agents);
  await stage.close();
});

const open = async () => {
  const { id = '' } = agents.find(({ login }) => login === '1001') ?? {};
  return (await stage.server.services.desks.read(id))?.conversation ?? null;
};

/** Types while the server is out of reach, until the wrap-up is over there. @returns The conversation. */
async function whileOffline(type: () => Promise<void>): Promise<string> {
  const { page } = desk;
  const { telephony } = stage.server;
  await desk.button('Become ready').click();
  const call = telephony.placeCall({ from: knownCustomer.number, to: supportNumber });
  await desk.conversation.getByText('Talking').waitFor(soon);
  const { id = '' } = (await open()) ?? {};
  // The page of the script stands.
  await page.getByRole('button', { name: 'Next' }).waitFor(soon);
  telephony.hangUpFromOutside(call);
  await desk.state('Wrap-up').waitFor(soon);
  await page.context().setOffline(true);
  await type();
  await expect.poll(open, soon).toBeNull();
  await page.context().setOffline(false);
  return id;
}

/** Chooses a status and types a note without the server. */
function typeOffline(status: RegExp, note: string): Promise<string> {
  const { page } = desk;
  return whileOffline(async () => {
    await page.getByRole('combobox', { name: 'Status', exact: true }).click();
    await page.getByRole('option', { name: status }).click();
    await page.getByPlaceholder('Note').fill(note);
  });
}

async function noteOf(id: string): Promise<string | null> {
  const [row] = await stage.server.services.db.select().from(conversations).where(eq(conversations.id, id));
  return row?.dispositionNote ?? null;
}

it('saves what was typed without the server when that is back, though the wrap-up has ended', async () => {
  const id = await typeOffline(/^Non résolu/, 'typed on the train');
  await desk.page
    .getByText(`What you had typed in the conversation with ${knownCustomer.name} is saved now.`)
    .waitFor(soon);
  expect(await noteOf(id)).toBe('typed on the train');
  await desk.button('Become ready').waitFor(soon);
  await desk.page.reload();
  await desk.button('Become ready').waitFor(soon);
  expect(await desk.page.getByRole('region', { name: 'Not saved' }).count()).toBe(0);
  expect(errors).toEqual([]);
});

it('saves what was typed into a page of the script, too', async () => {
  const { page } = desk;
  const id = await whileOffline(() =>
    page.getByRole('form', { name: 'Accueil' }).getByText('No', { exact: true }).click(),
  );
  await page
    .getByText(`What you had typed in the conversation with ${knownCustomer.name} is saved now.`)
    .last()
    .waitFor(soon);
  const run = await stage.server.services.scripts.find(id);
  expect(Object.values(run?.stored.draft.answers ?? {})).toContain(false);
  expect(errors).toEqual([]);
});

it('shows what cannot be saved as it is, until the agent has mended or discarded it', async () => {
  const { page } = desk;
  // It needs a time for the callback.
  const id = await typeOffline(/^À rappeler/, 'ask for Paul');
  const left = page.getByRole('region', { name: 'Not saved' });
  await left.getByRole('alert').first().getByText(`in the conversation with ${knownCustomer.name}`).waitFor(soon);
  await page.reload();
  await left.getByRole('button', { name: 'Show' }).click();
  expect(await left.getByPlaceholder('Note').inputValue()).toBe('ask for Paul');
  await left.getByText('This status needs a callback: say when.').waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await left.getByRole('combobox', { name: 'Status', exact: true }).click();
  await page.getByRole('option', { name: /^Non résolu/ }).click();
  await left
    .getByRole('button', { name: 'Save' })
    .or(left.getByRole('button', { name: 'Change' }))
    .click();
  await left.waitFor({ state: 'detached', ...soon });
  expect(await noteOf(id)).toBe('ask for Paul');

  await typeOffline(/^À rappeler/, 'never mind');
  await left.getByRole('button', { name: 'Discard' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Discard' }).click();
  await left.waitFor({ state: 'detached', ...soon });
  await page.reload();
  await desk.button('Become ready').waitFor(soon);
  expect(await left.count()).toBe(0);
  expect(errors).toEqual([]);
});
