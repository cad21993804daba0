import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Flow } from '#schemas/flow/flow.ts';
import { toTable } from '#schemas/strategy/to-table.ts';
import { newPage, openStage, type Stage } from './browser.ts';
import { createFlow, FlowEditorPage, readDraft } from './flow-editor-page.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

it('draws a strategy on the canvas and goes on with it as a table', async () => {
  const id = await createFlow(stage.server, { name: 'Renewals', kind: 'strategy' });
  const { page, errors } = await newPage(stage);
  const editor = new FlowEditorPage(page);
  await editor.open(id);
  await editor.zoomOut(4);
  await drawOnCanvas(editor);
  await editor.saved();

  await page.getByText('Table', { exact: true }).click();
  await page.getByRole('tab', { name: 'TEL1' }).waitFor();
  await writeRules(page);
  await page.locator('header').getByText('No problems').waitFor();
  await editor.saved();
  const drawn = await readDraft(stage.server, id);
  expect(summary(drawn)).toEqual({
    leftovers: [],
    missing: 'give-up',
    outside: 'retry',
    attempts: [
      { answered: 'finished', busy: 'retry', 'no-answer': 'next-range', fax: 'give-up' },
      { answered: 'finished', busy: 'give-up', 'no-answer': 'give-up', fax: 'give-up' },
    ],
  });
  // What was drawn on the canvas is still where it was put.
  expect(drawn.nodes.filter(({ kind }) => kind === 'phone-number')).toHaveLength(1);

  await page.getByRole('tab', { name: 'Overview' }).click();
  const overview = page.getByRole('table', { name: 'Overview' });
  await overview.getByRole('row', { name: /Busy\s+Call again TEL1, in 20 minutes/ }).waitFor();

  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'Redo' }).click();
  await editor.saved();
  expect(await readDraft(stage.server, id)).toEqual(drawn);

  await page.getByText('Canvas', { exact: true }).click();
  await editor.node('call').waitFor();
  await page.getByRole('button', { name: 'Show the whole flow' }).click();
  await expect.poll(() => page.locator('.react-flow__node').count()).toBe(drawn.nodes.length);
  expect(errors).toEqual([]);
}, 120_000);

it('draws the week with keys and mouse, and leaves hours with the range that has them', async () => {
  const id = await createFlow(stage.server, { name: 'Week', kind: 'strategy' });
  const { page, errors } = await newPage(stage);
  await page.goto(`/flows/${id}?view=table`);
  await page.getByRole('button', { name: 'Add a number' }).click();
  await page.getByText('45 hours a week can be called').waitFor();

  await page.getByRole('gridcell', { name: 'Monday 09:00, Range 1' }).press('Space');
  await page.getByText('44.5 hours a week can be called').waitFor();
  await page.keyboard.press('Space');
  await page.getByText('45 hours a week can be called').waitFor();

  await page.getByRole('button', { name: 'Add a range' }).click();
  await page.getByRole('radio', { name: 'Range 2' }).click();
  await dragOver(page, 'Monday 17:00', 'Tuesday 19:30');
  await page
    .getByRole('region', { name: 'Week' })
    .getByText(/^Not drawn, because another range has these hours: Monday, Tuesday 17:00–18:00/)
    .waitFor();
  await page.getByText('49 hours a week can be called').waitFor();
  await page.getByRole('gridcell', { name: 'Wednesday 18:30, no number can be called' }).waitFor();

  await page.getByRole('radio', { name: 'Eraser' }).click();
  await dragOver(page, 'Monday 12:00', 'Friday 12:30');
  await page.getByText('44 hours a week can be called').waitFor();
  await page.getByRole('textbox', { name: 'Name of range 2' }).fill('Evening');

  await new FlowEditorPage(page).saved();
  const { table } = toTable(await readDraft(stage.server, id));
  const [number] = table.numbers;
  const ranges = number?.week.type === 'ranges' ? number.week.ranges : [];
  expect(ranges.map(({ label, hours }) => [label, hours.slice(0, 2)])).toEqual([
    [
      '',
      [
        { day: 'monday', from: '09:00', to: '12:00' },
        { day: 'monday', from: '13:00', to: '18:00' },
      ],
    ],
    [
      'Evening',
      [
        { day: 'monday', from: '18:00', to: '20:00' },
        { day: 'tuesday', from: '18:00', to: '20:00' },
      ],
    ],
  ]);
  expect(errors).toEqual([]);
}, 120_000);

async function drawOnCanvas(editor: FlowEditorPage): Promise<void> {
  await editor.dragKind('phone-number', { x: 190, y: 120 });
  await editor.dragKind('time-ranges', { x: 350, y: 120 });
  await editor.dragKind('call', { x: 510, y: 120 });
  await editor.dragKind('finished', { x: 690, y: 80 });
  await editor.connect('start', 'next', 'phone-number');
  await editor.connect('phone-number', 'next', 'time-ranges');
  await editor.connect('time-ranges', 'range-1', 'call');
  await editor.connect('call', 'answered', 'finished');
}

async function writeRules(page: Page): Promise<void> {
  const choose = (label: string, value: string, index = 0) =>
    page.getByLabel(label, { exact: true }).nth(index).selectOption(value);
  await choose('Then, after Without this number', 'give-up');
  await choose('Then, after Outside all ranges', 'retry');
  await page
    .locator('div')
    .filter({ hasText: /^Outside all ranges/ })
    .last()
    .getByLabel('When to call again')
    .selectOption('next-range');
  await choose('Then, after All others', 'give-up');
  await page.getByLabel('Same rules for every attempt').uncheck();
  const first = page.getByRole('table', { name: 'Attempt 1' });
  await page.getByLabel('Same rule for every result without an answer').first().uncheck();
  const row = (name: string) => first.getByRole('row', { name: new RegExp(`^${name}`) });
  await row('Busy').getByLabel('Then, after Busy').focus();
  // The select is worked by its first letter, as anybody with a keyboard would.
  await page.keyboard.press('c');
  await row('Busy').getByLabel('How long').fill('20');
  await row('Busy').getByLabel('Unit').selectOption('minutes');
  await row('No answer').getByLabel('Then, after No answer').selectOption('retry');
  await row('No answer').getByLabel('When to call again').selectOption('next-range');
}

function summary(flow: Flow) {
  const { table, leftovers } = toTable(flow);
  const [number] = table.numbers;
  if (number?.week.type !== 'ranges') throw new Error('the number has no ranges');
  const [range] = number.week.ranges;
  if (range?.plan.type !== 'attempts') throw new Error('the range has no rules');
  return {
    leftovers,
    missing: number.missing.do,
    outside: number.week.outside.do,
    attempts: range.plan.attempts.map(({ rules }) => {
      const noAnswer = rules['no-answer'].action;
      return {
        answered: rules.answered.action.do,
        busy: rules.busy.action.do,
        'no-answer': noAnswer.do === 'retry' ? noAnswer.rule.mode : noAnswer.do,
        fax: rules.fax.action.do,
      };
    }),
  };
}

async function dragOver(page: Page, from: string, to: string): Promise<void> {
  const centre = async (name: string) => {
    const cell = page.getByRole('gridcell', { name: new RegExp(`^${name}`) });
    await cell.scrollIntoViewIfNeeded();
    const box = await cell.boundingBox();
    if (!box) throw new Error(`${name} is not on the page`);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  const [a, b] = [await centre(from), await centre(to)];
  await page.mouse.move(a.x, a.y);
  await page.mouse.down();
  await page.mouse.move(b.x, b.y, { steps: 5 });
  await page.mouse.up();
}
