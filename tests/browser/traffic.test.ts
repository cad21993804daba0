import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { hotlineNumber, publishHotline } from './hotline.ts';
import { type Designer, openDesigner } from './open-designer.ts';

let designer: Designer;
beforeAll(async () => {
  designer = await openDesigner();
  await publishHotline(designer.server);
});
afterEach(() => designer.closePages());
afterAll(() => designer.close());

it('shows where the calls of today went, and leads to those behind a figure', async () => {
  const { telephony } = designer.server;
  const calls = ['+33600000001', '+33600000002', '+33600000003'].map((from) =>
    telephony.placeCall({ from, to: hotlineNumber }),
  );
  await expect.poll(async () => designer.server.services.system.liveContacts(), { timeout: 10_000 }).toBe(3);
  const [first = '', second = ''] = calls;
  telephony.press(first, '1');
  telephony.hangUpFromOutside(second);
  await expect.poll(async () => designer.server.services.system.liveContacts(), { timeout: 10_000 }).toBe(2);

  const page = await designer.visitAsAdmin('/flows/hotline?panel=traffic');
  await page.getByText('3 calls', { exact: true }).waitFor();
  const menu = page.locator('.react-flow__node').filter({ hasText: 'Main menu' });
  await menu.getByText('3 ↯33%').waitFor();
  expect(await menu.getByText('1', { exact: true }).count()).toBe(1);

  await page.getByRole('table', { name: 'Traffic by node' }).getByRole('button', { name: 'Main menu' }).click();
  const figures = page.getByRole('region', { name: 'This node' });
  await figures.getByText('Hung up here').waitFor();
  await figures.getByRole('link', { name: 'Show the calls: Hung up here' }).click();
  await page.getByRole('heading', { level: 1, name: 'Contacts' }).waitFor();
  await page.getByText('hung up there').waitFor();
  // The roll-up runs every quarter of a minute; the list shows contacts once they are added up.
  await expect
    .poll(
      async () => {
        await page.reload();
        const row = page.getByRole('row').filter({ hasText: '+33600000002' });
        await row.or(page.getByText('Nothing matches')).first().waitFor();
        return row.count();
      },
      { timeout: 25_000, interval: 2000 },
    )
    .toBe(1);
  expect(await page.getByRole('row').filter({ hasText: '+33600000001' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Show contacts of all nodes' }).click();
  await page.getByRole('row').filter({ hasText: '+33600000001' }).waitFor();
  expect(designer.errors).toEqual([]);
});
