import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBarriers, standsStill } from './find-barriers.ts';
import { publishHotline } from './hotline.ts';
import { type Designer, openDesigner } from './open-designer.ts';

let designer: Designer;
beforeAll(async () => {
  designer = await openDesigner();
  await publishHotline(designer.server);
});
afterAll(() => designer.close());

const editors = ['customer-desk', 'renewal-calls', 'support-line'];
const panels = ['inspector', 'phone', 'tests', 'versions', 'comments', 'traffic'];
const lists = ['flows', 'contacts', 'messages', 'dids', 'audio', 'calendars', 'data', 'users', 'audit', 'settings'];
const people = [
  'queues',
  'queues/501',
  'skills',
  'skills/trade',
  'agents',
  'agents/new',
  'agents/groups',
  'agents/pauses',
  'sites',
];
const campaigns = [
  'campaigns',
  'campaigns/support',
  'campaigns/support#messages',
  'campaigns/new',
  'campaigns/defaults',
];
const others = [
  'data/blacklists',
  'data/surveys',
  'calendars/holidays',
  'relations/dispositions',
  'relations/dispositions/after-sales',
  'relations/emails',
  'relations/attachments',
  'supervision',
  'supervision?show=queues',
  'supervision?show=campaigns',
  'reports',
  'conversations',
  'recordings',
  'help/rules',
  'flows/support-line/prompts',
];
const dialogs = [
  { path: 'calendars', opener: 'Add opening hours' },
  { path: 'calendars/holidays', opener: 'Add holidays' },
  { path: 'settings', opener: 'Add mail server' },
];

describe('in light and in dark', () => {
  let page: Page;
  beforeAll(async () => {
    page = await designer.visitAsAdmin('/flows');
  });
  afterAll(() => designer.closePages());

  /** The page with its content, not its first frame. */
  async function open(path: string, content: string): Promise<void> {
    await page.goto(new URL(path, page.url()).href);
    await page.locator(content).first().waitFor();
    await page.waitForLoadState('networkidle');
    await standsStill(page);
  }

  /** One page serves both: what differs is its colours. */
  async function expectNoBarriers(): Promise<void> {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor();
      expect(await findBarriers(page), colorScheme).toEqual([]);
    }
  }

  it.each([...lists, ...people, ...campaigns, ...others])('%s has no serious barrier', async (path) => {
    await open(`/${path}`, 'h1');
    await expectNoBarriers();
  });

  it.each(dialogs)('the dialog behind $opener of $path has no serious barrier', async ({ path, opener }) => {
    await open(`/${path}`, 'h1');
    await page.getByRole('button', { name: opener }).first().click();
    await page.getByRole('dialog').getByLabel('Name', { exact: true }).waitFor();
    await standsStill(page);
    await expectNoBarriers();
  });

  it.each(panels)('the editor with the panel “%s” has no serious barrier', async (panel) => {
    await open(`/flows/support-line?panel=${panel}&node=main-menu`, '.react-flow__node');
    await expectNoBarriers();
  });

  it.each(editors)('the editor of “%s” with its problems has no serious barrier', async (flow) => {
    await open(`/flows/${flow}`, '.react-flow__node');
    await page
      .getByRole('button', { name: /problems?|errors?|warnings?/i })
      .first()
      .click();
    await page.getByRole('region', { name: 'Problems' }).waitFor();
    await standsStill(page);
    await expectNoBarriers();
  });
});

it('the sign-in page has no serious barrier', async () => {
  const page = await designer.visit('/sign-in');
  await page.getByRole('button', { name: 'Sign in' }).waitFor();
  expect(await findBarriers(page)).toEqual([]);
});
