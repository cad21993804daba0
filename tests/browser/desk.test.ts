import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Agent } from '#schemas/api/agents.ts';
import { conversations } from '#server/db/tables/index.ts';
import type { TestServer } from '#tests/api/test-server.ts';
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
let server: TestServer;
let agents: Agent[];
const errors: string[] = [];

beforeAll(async () => {
  stage = await openStage();
  ({ server } = stage);
  agents = await prepareSupport(server);
});
afterEach(async () => {
  await Promise.all(stage.browser.contexts().map((context) => context.close()));
  await endWork(server, agents);
});
afterAll(() => stage?.close());

const placeCall = () => server.telephony.placeCall({ from: knownCustomer.number, to: supportNumber });

/** An agent at work and ready. */
async function readyAgent(login = '1001'): Promise<DeskTab> {
  const desk = await openDesk(stage, login, errors);
  await desk.button('Begin work').click();
  await desk.button('Become ready').click();
  await desk.state('Ready').waitFor();
  await desk.page.getByRole('status').filter({ hasText: 'Ready' }).waitFor();
  return desk;
}

/** A further call for an agent who has finished with the last one. */
async function placeAndTalk(desk: DeskTab): Promise<string> {
  await desk.button('Become ready').click();
  const call = placeCall();
  await desk.conversation.getByText('Talking').waitFor();
  return call;
}

describe('the agent desktop', () => {
  it('takes a call with its script through a reload to a disposition with a callback', async () => {
    const desk = await readyAgent();
    const { page } = desk;
    const call = placeCall();
    await page.getByRole('heading', { name: knownCustomer.name }).waitFor();
    await desk.conversation.getByText('Talking').waitFor();
    const script = page.getByRole('form', { name: 'Accueil' });
    await script.getByText('Yes', { exact: true }).click();
    await script.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('form', { name: 'Votre foyer' }).getByLabel('Prénom').pressSequentially('Cami');
    await page.getByPlaceholder('Note').fill('half a wor');

    await page.reload();
    const household = page.getByRole('form', { name: 'Votre foyer' });
    await expect.poll(() => household.getByLabel('Prénom').inputValue()).toBe('CamilleCami');
    expect(await page.getByPlaceholder('Note').inputValue()).toBe('half a wor');
    expect(await findBarriers(page)).toEqual([]);

    await page.keyboard.press('F4');
    await desk.conversation.getByText('On hold').waitFor();
    expect(server.telephony.inspect(call)?.hears).toEqual([]);
    await desk.button('Resume').click();
    await expect.poll(() => server.telephony.inspect(call)?.hears.length).toBe(1);

    await desk.button('À rappeler').click();
    await page.getByText('This status needs a callback: say when.').waitFor();
    await desk.button(/^Callback/).click();
    await page.getByLabel('I call back in person').check();
    await desk.button('Close').click();
    await page.getByRole('region', { name: 'Disposition' }).locator('button:focus').waitFor();
    await desk.button('Save').click();
    await page.getByText('À rappeler · callback planned').waitFor();
    await page.getByRole('complementary', { name: 'What waits' }).getByText('Support · half a wor').waitFor();

    await desk.button('Hang up').click();
    await desk.state('Wrap-up').waitFor();
    await page.keyboard.press('Control+Enter');
    await desk.button('Become ready').waitFor();
    // The caller is still there, with the survey that follows.
    expect(server.telephony.liveCallIds()).toEqual([call]);
    server.telephony.hangUpFromOutside(call);
    await desk.become('Paused', 'End work');
    await desk.button('Begin work').waitFor();
    expect(errors).toEqual([]);
  });

  it('asks before another page closes the desktop of somebody at work', async () => {
    const desk = await readyAgent();
    const { page } = desk;
    const settings = page.getByRole('link', { name: 'Settings' });
    await settings.click();
    await page
      .getByRole('alertdialog')
      .filter({ hasText: 'Leave the desktop?' })
      .getByRole('button', { name: 'Stay' })
      .click();
    await desk.state('Ready').waitFor();
    await settings.click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Leave' }).click();
    await page.getByRole('heading', { name: 'Settings' }).waitFor();
    await page.getByRole('link', { name: 'Desktop' }).click();
    await desk.become('Ready', 'End work');
    await settings.click();
    await page.getByRole('heading', { name: 'Settings' }).waitFor();
    expect(errors).toEqual([]);
  });

  it('shows the same in two tabs', async () => {
    const desk = await readyAgent();
    const other = await desk.another();
    placeCall();
    for (const tab of [desk, other]) await tab.conversation.getByText('Talking').waitFor();
    await desk.page.getByRole('form', { name: 'Accueil' }).getByText('No', { exact: true }).click();
    await desk.button('Next').click();
    await other.page.getByRole('form', { name: 'Accueil' }).waitFor({ state: 'hidden' });
    await other.button('Hold').click();
    for (const tab of [desk, other]) await tab.conversation.getByText('On hold').waitFor();
    await desk.button('Resume').click();
    await other.button('Hold').waitFor();
    expect(errors).toEqual([]);
  });

  it('shows what the agent’s profile says, and no more', async () => {
    const admin = await server.as('admin');
    const { agents }: { agents: Agent[] } = (await admin.get('/api/agents')).body;
    const leila = agents.find(({ login }) => login === '1003');
    if (!leila) throw new Error('the samples have no agent 1003');
    const { id, login, name, role, language, active, revision, profile } = leila;
    const display = { panels: ['queues'], opensWith: 'history', textSize: 'large' };
    const whole = { login, name, role, language, active, revision, profile: { ...profile, display } };
    expect((await admin.put(`/api/agents/${id}`, whole)).status).toBe(200);

    const desk = await readyAgent('1003');
    const side = desk.page.getByRole('complementary', { name: 'What waits' });
    await side.getByRole('heading', { name: 'Queues' }).waitFor();
    expect(await side.getByRole('heading').count()).toBe(1);
    expect(await desk.page.getByTitle('Statistics of today').count()).toBe(0);
    placeCall();
    await desk.conversation.getByText('Talking').waitFor();
    expect(await desk.page.getByRole('tab', { selected: true }).textContent()).toContain('History');
    expect(errors).toEqual([]);
  });

  it('stays calm while the connection is lost, and goes on where the server is', async () => {
    const desk = await readyAgent();
    placeCall();
    await desk.conversation.getByText('Talking').waitFor();
    const note = desk.page.getByPlaceholder('Note');
    await note.fill('before');
    await desk.page.context().setOffline(true);
    await desk.page.getByText('Reconnecting…').waitFor();
    await note.fill('before and meanwhile');
    await desk.button('Hold').click();
    await desk.conversation.getByRole('alert').filter({ hasText: 'cannot be reached' }).waitFor();
    await desk.page.context().setOffline(false);
    await desk.page.getByText('Reconnecting…').waitFor({ state: 'hidden' });
    expect(await note.inputValue()).toBe('before and meanwhile');
    await desk.button('Hold').click();
    await desk.conversation.getByText('On hold').waitFor();
    await desk.button('Resume').click();
    await desk.button('Hold').waitFor();
    expect(errors).toEqual([]);
  });

  it('finishes with what was typed, and only once for a double click', async () => {
    const desk = await readyAgent();
    const { page } = desk;
    const call = placeCall();
    await desk.conversation.getByText('Talking').waitFor();
    // By keyboard alone, the focus stays where it is.
    await desk.button('Hold').focus();
    await page.keyboard.press('Enter');
    await desk.button('Resume').waitFor();
    await page.keyboard.press('Enter');
    await desk.button('Hold').waitFor();

    const at = await desk.button('Hang up').boundingBox();
    if (at === null) throw new Error('nothing to hang up with');
    await page.mouse.click(at.x + 20, at.y + 10);
    await desk.button('Finish without status').waitFor();
    await page.mouse.down({ clickCount: 2 });
    await page.mouse.up({ clickCount: 2 });
    await page.getByRole('combobox', { name: 'Status', exact: true }).click();
    await page.getByRole('option', { name: /^À rappeler/ }).click();
    await page.getByPlaceholder('Note').fill('ask for Paul');
    await page.keyboard.press('Control+Enter');
    // This status needs a callback: what cannot be saved is asked about.
    await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('combobox', { name: 'Status', exact: true }).click();
    await page.getByRole('option', { name: /^Non résolu/ }).click();
    await page.getByRole('button', { name: 'Edit: Customer' }).click();
    const record = page.getByRole('form', { name: 'Customer' });
    await record.getByLabel('Tariff').fill('business');
    await desk.button('Finish').click();
    await desk.button('Become ready').waitFor();
    server.telephony.hangUpFromOutside(call);

    const next = await placeAndTalk(desk);
    await page.getByText('business').waitFor();
    await page.getByRole('tab', { name: /^History/ }).click();
    await page.getByText('ask for Paul').waitFor();
    server.telephony.hangUpFromOutside(next);

    // However slow the server is, Finish waits for a status that is on its way.
    await desk.button('Finish without status').waitFor();
    await page.route('**/disposition', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      await route.continue();
    });
    await desk.button('Non résolu').click();
    await page.keyboard.press('Control+Enter');
    await desk.button('Become ready').waitFor();

    // What is typed while a status is on its way is not lost with it.
    const last = await placeAndTalk(desk);
    await desk.button('Non résolu').click();
    await page.getByPlaceholder('Note').fill('calls again on Monday');
    const disposition = page.getByRole('region', { name: 'Disposition' });
    await disposition.getByRole('status').getByText('Non résolu').waitFor();
    expect(await page.getByPlaceholder('Note').inputValue()).toBe('calls again on Monday');
    server.telephony.hangUpFromOutside(last);
    await desk.button('Finish').click();
    await desk.button('Become ready').waitFor();
    const [noted] = await server.services.db.select().from(conversations).where(eq(conversations.contactId, last));
    expect(noted?.dispositionNote).toBe('calls again on Monday');
    expect(errors).toEqual([]);
  });

  it('saves what is typed before the wrap-up ends by itself', async () => {
    await changeSupport(server, { general: { wrapUpSeconds: 15 } });
    const desk = await readyAgent();
    const { page } = desk;
    const call = placeCall();
    await desk.conversation.getByText('Talking').waitFor();
    server.telephony.hangUpFromOutside(call);
    await desk.state('Wrap-up').waitFor();
    await page.getByRole('combobox', { name: 'Status', exact: true }).click();
    await page.getByRole('option', { name: /^Non résolu/ }).click();
    await page.getByPlaceholder('Note').fill('typed until the end');
    await desk.button('Become ready').waitFor();
    await changeSupport(server, { general: { wrapUpSeconds: 60 } });
    const [ended] = await server.services.db.select().from(conversations).where(eq(conversations.contactId, call));
    expect(ended?.dispositionNote).toBe('typed until the end');
    expect(ended?.dispositionAt?.getTime()).toBeLessThan(ended?.closedAt?.getTime() ?? 0);
    expect(errors).toEqual([]);
  });

  it('puts a customer whom nobody knows into the address book, and edits them from then on', async () => {
    const desk = await readyAgent();
    const { page } = desk;
    const call = server.telephony.placeCall({ from: '+33155550177', to: supportNumber });
    await desk.conversation.getByText('Talking').waitFor();
    await page.getByRole('button', { name: /^Add to/ }).click();
    const added = page.getByRole('form', { name: 'New customer' });
    expect(await added.getByLabel('Phone', { exact: true }).inputValue()).toBe('+33155550177');
    await added.getByLabel('Name', { exact: true }).fill('Grace');
    await page.reload();
    await added.getByLabel('Tariff').fill('business');
    await added.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Edit: Customer' }).waitFor();
    const customer = page.getByRole('complementary', { name: 'Customer' });
    await customer.getByText('Grace').first().waitFor();
    await customer.getByText('business').waitFor();
    server.telephony.hangUpFromOutside(call);
    expect(errors).toEqual([]);
  });

  it('puts nothing in the place of what a colleague has written into a record, unless it was seen', async () => {
    const desk = await readyAgent();
    const other = await desk.another();
    placeCall();
    const name = (tab: DeskTab) => tab.page.getByRole('form', { name: 'Customer' }).getByLabel('Name', { exact: true });
    for (const tab of [desk, other]) {
      await tab.conversation.getByText('Talking').waitFor();
      await tab.page.getByRole('button', { name: 'Edit: Customer' }).click();
    }
    const save = ({ page }: DeskTab) =>
      page.getByRole('form', { name: 'Customer' }).getByRole('button', { name: 'Save' });
    await name(desk).fill('Inès Diallo-Petit');
    await name(other).fill('Inès Petit');
    await save(other).click();
    await other.page.getByRole('button', { name: 'Edit: Customer' }).waitFor();
    await save(desk).click();
    await desk.page.getByText('Meanwhile: “Inès Petit”.').waitFor();
    await save(desk).click();
    await desk.page.getByText('Save again').waitFor();
    await save(desk).click();
    await desk.page.getByRole('heading', { name: 'Inès Diallo-Petit' }).waitFor();
    await desk.page.getByRole('button', { name: 'Edit: Customer' }).click();
    await name(desk).fill(knownCustomer.name);
    await save(desk).click();
    await desk.page.getByRole('heading', { name: knownCustomer.name }).waitFor();
    expect(errors).toEqual([]);
  });

  it('passes a customer on to a colleague who was asked before, and who sees whom it is about', async () => {
    const desk = await readyAgent();
    const other = await readyAgent('1002');
    const call = placeCall();
    await desk.conversation.getByText('Talking').waitFor();
    await desk.page.getByPlaceholder('Note').focus();
    await desk.page.keyboard.press('F8');
    await desk.page.getByRole('button', { name: 'Ask first: Karim Benali' }).click();
    await desk.conversation.getByText('Customer on hold').waitFor();
    await desk.page.locator(':focus[placeholder="Note"]').waitFor();

    const asked = other.page.getByRole('region', { name: 'Consultation' });
    await asked.getByRole('heading', { name: /asks you$/ }).waitFor();
    await asked.getByText(`${knownCustomer.name} · ${knownCustomer.number}`).waitFor();
    const customer = other.page.getByRole('complementary', { name: 'Customer' });
    await customer.getByText('Diallo').first().waitFor();
    expect(await customer.getByRole('button').count()).toBe(0);
    await other.page.reload();
    await asked.getByText('Consultation', { exact: true }).waitFor();
    expect(await findBarriers(other.page)).toEqual([]);
    await desk.page.keyboard.press('Shift+F8');
    await expect.poll(() => server.telephony.inspect(call)?.hears.length).toBe(2);
    await asked.getByText('Conference').waitFor();

    await desk.page.keyboard.press('F8');
    await desk.state('Wrap-up').waitFor();
    await expect.poll(() => server.telephony.inspect(call)?.hears.length).toBe(1);
    await other.conversation.getByText('Talking').waitFor();
    await other.page.getByRole('form', { name: 'Accueil' }).waitFor();
    server.telephony.hangUpFromOutside(call);
    await other.state('Wrap-up').waitFor();
    for (const tab of [desk, other]) {
      await tab.button('Non résolu').click();
      await tab.button('Finish').click();
      await tab.button('Become ready').waitFor();
    }
    expect(errors).toEqual([]);
  });

  it('lets a customer whom the agent has called wait for a colleague, who sees them as a caller', async () => {
    const desk = await readyAgent();
    const other = await openDesk(stage, '1002', errors);
    await other.button('Begin work').click();
    await other.button('Become ready').waitFor();
    const { id = '' } = agents.find(({ login }) => login === '1001') ?? {};
    const to = { type: 'number', number: knownCustomer.number } as const;
    await server.services.desks.callOut(id, { to, campaign: 'support' });
    await desk.conversation.getByText('Talking').waitFor();
    const isCustomer = (callId: string) => callId.includes(':customer.');
    const call = server.telephony.liveCallIds().find(isCustomer) ?? '';
    await desk.page.keyboard.press('F8');
    await desk.page.getByRole('button', { name: /^Transfer: After-sales/ }).click();
    await desk.state('Wrap-up').waitFor();
    await expect.poll(() => server.telephony.inspect(call)?.hears).toEqual([]);

    await other.button('Become ready').click();
    await other.conversation.getByText('Talking').waitFor();
    await other.page.getByRole('heading', { name: knownCustomer.name }).waitFor();
    await other.page.getByRole('form', { name: 'Accueil' }).waitFor();
    await expect.poll(() => server.telephony.inspect(call)?.hears.length).toBe(1);
    server.telephony.hangUpFromOutside(call);
    await other.state('Wrap-up').waitFor();
    for (const tab of [desk, other]) {
      await tab.button('Non résolu').click();
      await tab.button('Finish').click();
      await tab.button('Become ready').waitFor();
    }
    expect(errors).toEqual([]);
  });

  it('lets a colleague decline, and the customer stays with the agent', async () => {
    const desk = await readyAgent();
    const other = await readyAgent('1002');
    const call = placeCall();
    await desk.conversation.getByText('Talking').waitFor();
    await desk.page.keyboard.press('F8');
    await desk.page.getByRole('button', { name: 'Ask first: Karim Benali' }).click();
    const asked = other.page.getByRole('region', { name: 'Consultation' });
    await asked.getByRole('heading', { name: /asks you$/ }).waitFor();
    await asked.getByRole('button', { name: /^(Decline|Leave)$/ }).click();
    await other.state('Ready').waitFor();
    await desk.button('Resume').click();
    await expect.poll(() => server.telephony.inspect(call)?.hears.length).toBe(1);
    expect(errors).toEqual([]);
  });
});
