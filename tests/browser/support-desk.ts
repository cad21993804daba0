import type { Page } from 'playwright-core';
import type { Agent } from '#schemas/api/agents.ts';
import type { TestServer } from '#tests/api/test-server.ts';
import type { Stage } from './browser.ts';

/** Where callers of the sample campaign “Support” arrive. */
export const supportNumber = '+33199000100';
/** Somebody whom its address book knows. */
export const knownCustomer = { number: '+33612345678', name: 'Inès Diallo' };

const password = 'quartz-lemon-22';

/** Opens the sample campaign around the clock, and gives its agents a password and a telephone that answers. */
export async function prepareSupport(server: TestServer): Promise<Agent[]> {
  const admin = await server.as('admin');
  const { body } = await admin.get('/api/agents');
  const agents: Agent[] = body.agents;
  for (const agent of agents) await giveAccess(server, agent);
  await changeSupport(server, {
    opening: { schedule: '', holidays: '' },
    // The longer of the sample scripts.
    customers: { script: 'fibre-offer', callingHours: '' },
  });
  return agents;
}

/** Changes settings of the sample campaign, in the sections of its form. */
export async function changeSupport(server: TestServer, changes: Record<string, object>): Promise<void> {
  const admin = await server.as('admin');
  const { body: campaigns } = await admin.get('/api/campaigns');
  const { id } = campaigns.campaigns[0];
  const { campaign } = (await admin.get(`/api/campaigns/${id}`)).body;
  const { name, revision, settings } = campaign;
  for (const [section, change] of Object.entries(changes)) settings[section] = { ...settings[section], ...change };
  const saved = await admin.put(`/api/campaigns/${id}`, { name, revision, settings });
  if (saved.status !== 200) throw new Error(JSON.stringify(saved.body));
}

async function giveAccess(server: TestServer, agent: Agent): Promise<void> {
  const admin = await server.as('admin');
  const { id, login, name, role, profile, revision } = agent;
  const answered = await admin.put(`/api/agents/${id}`, {
    login,
    name,
    role,
    revision,
    password,
    language: 'en',
    active: true,
    profile: { ...profile, line: { type: 'number', number: `+3319900${login}` } },
  });
  if (answered.status !== 200) throw new Error(JSON.stringify(answered.body));
}

/** Ends all conversations and all work, so that the next test begins from nothing. */
export async function endWork({ services: { desks } }: TestServer, agents: readonly Agent[]): Promise<void> {
  for (const { id } of agents) {
    const conversation = (await desks.read(id))?.conversation;
    if (conversation) {
      await desks.command(id, conversation.id, { type: 'hang-up' }).catch(() => undefined);
      await desks.command(id, conversation.id, { type: 'finish' }).catch(() => undefined);
    }
    await desks.setState(id, { state: 'signed-out' }).catch(() => undefined);
  }
}

/** A browser in which an agent has signed in, at the desktop. */
export async function openDesk({ server, browser }: Stage, login: string, errors: string[]): Promise<DeskTab> {
  const origin = `http://127.0.0.1:${server.port}`;
  const context = await browser.newContext({
    baseURL: origin,
    viewport: { width: 1280, height: 720 },
    locale: 'en-GB',
  });
  const answered = await context.request.post('/api/session', { data: { login, password }, headers: { origin } });
  if (!answered.ok()) throw new Error(await answered.text());
  return new DeskTab(await context.newPage(), errors).open();
}

/** The agent desktop as its agent uses it. */
export class DeskTab {
  readonly page: Page;
  readonly #errors: string[];

  constructor(page: Page, errors: string[]) {
    this.page = page;
    this.#errors = errors;
    page.on('pageerror', (error) => errors.push(error.message));
  }

  async open(): Promise<DeskTab> {
    await this.page.goto('/');
    await this.page.getByRole('heading', { name: 'Desktop' }).waitFor();
    return this;
  }

  /** The same desktop in another tab. */
  async another(): Promise<DeskTab> {
    return new DeskTab(await this.page.context().newPage(), this.#errors).open();
  }

  /** The state that the button at the top shows, such as “Ready”. */
  state(name: string) {
    return this.page.locator('header').getByRole('button', { name });
  }

  async become(from: string, to: string): Promise<void> {
    await this.state(from).click();
    await this.page.getByRole('menuitem', { name: to }).click();
  }

  button(name: string | RegExp) {
    return this.page.getByRole('button', { name, exact: typeof name === 'string' });
  }

  get conversation() {
    return this.page.getByRole('region', { name: 'Conversation' });
  }
}
