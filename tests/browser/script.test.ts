import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Flow } from '#schemas/flow/flow.ts';
import { newPage, openStage, type Stage } from './browser.ts';
import { createFlow, FlowEditorPage, readDraft } from './flow-editor-page.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

describe('designing a script', () => {
  it('draws two pages by drag and drop, tries them in the preview and on the phone, and publishes', async () => {
    const id = await createFlow(stage.server, { name: 'Home survey', kind: 'script' });
    const { page, errors } = await newPage(stage);
    const editor = new FlowEditorPage(page);
    await editor.open(id);
    await editor.zoomOut(4);
    await editor.dragKind('page', { x: 250, y: 120 });
    await editor.dragKind('page', { x: 450, y: 120 });
    await editor.dragKind('end-script', { x: 650, y: 120 });
    for (const [from, exit, to] of LINKS) await editor.connect(from, exit, to);
    await editor.saved();
    expect(linksOf(await readDraft(stage.server, id))).toEqual(LINKS.map((link) => link.join('>')));

    const designer = new PageDesignerPage(page);
    await editor.node('page').dblclick({ position: { x: 60, y: 10 } });
    await designer.root.waitFor();
    await drawFirstPage(designer);
    await designer.root.getByLabel('Page', { exact: true }).selectOption('page-2');
    await designer.field('Title (en)').fill('Thanks');
    await designer.drag('text');
    await designer.field('Text (en)').fill('You live in: {{ single_choice }}.');

    await designer.root.getByLabel('Page', { exact: true }).selectOption('page');
    await tryBothPages(designer);
    await page.getByRole('button', { name: 'Back to the canvas' }).click();
    await editor.saved();
    expect(elementsOf(await readDraft(stage.server, id))).toEqual({
      page: ['text', 'yes-no', 'single-choice', 'rating'],
      'page-2': ['text'],
    });

    await callOnPhone(page);
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
    await page.getByText('Version 1').first().waitFor();
    expect(errors).toEqual([]);
  });

  it('moves, copies, removes and takes back by keyboard', async () => {
    const id = await createFlow(stage.server, { name: 'By keyboard', kind: 'script' });
    const { page, errors } = await newPage(stage);
    const editor = new FlowEditorPage(page);
    await editor.open(id);
    await page.locator('nav [data-kind="page"]').click();
    await page.getByRole('button', { name: 'Open the page designer' }).click();
    const designer = new PageDesignerPage(page);
    for (const kind of ['Text', 'Age', 'Matrix']) {
      await designer.root.getByRole('button', { name: `Add ${kind}`, exact: true }).click();
    }
    expect(await designer.order()).toEqual(['text', 'age', 'matrix']);
    await designer.root.getByRole('button', { name: 'Paste several' }).first().click();
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await designer.row('matrix').focus();
    await page.keyboard.press('Alt+ArrowUp');
    await page.keyboard.press('Alt+ArrowUp');
    expect(await designer.order()).toEqual(['matrix', 'text', 'age']);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Delete');
    expect(await designer.order()).toEqual(['matrix', 'age']);
    await page.keyboard.press('Control+z');
    expect(await designer.order()).toEqual(['matrix', 'text', 'age']);
    await designer.row('age').click();
    await designer.root.getByRole('button', { name: 'Duplicate' }).click();
    expect(await designer.order()).toEqual(['matrix', 'text', 'age', 'age-2']);
    expect(await designer.field('Keep the answer in').inputValue()).toBe('age_2');
    await designer.root.focus();
    await page.keyboard.press('Escape');
    await designer.root.waitFor({ state: 'hidden' });
    await editor.saved();
    const draft = await readDraft(stage.server, id);
    expect(draft.variables.map(({ name }) => name)).toEqual(['age', 'matrix', 'age_2']);
    expect(errors).toEqual([]);
  });
});

const LINKS = [
  ['page-2', 'next', 'end-script'],
  ['page', 'next', 'page-2'],
  ['start', 'next', 'page'],
] as const;

const linksOf = (flow: Flow) => flow.edges.map((edge) => `${edge.source}>${edge.exit}>${edge.target}`).sort();

class PageDesignerPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get root(): Locator {
    return this.page.getByRole('region', { name: /^Page designer/ });
  }

  get outline(): Locator {
    return this.root.getByRole('region', { name: 'On the page' });
  }

  get preview(): Locator {
    return this.root.getByRole('region', { name: 'Preview' });
  }

  row(element: string): Locator {
    return this.outline.locator(`[data-element="${element}"] button`);
  }

  async order(): Promise<(string | null)[]> {
    const rows = await this.outline.locator('[data-element]').all();
    return Promise.all(rows.map((row) => row.getAttribute('data-element')));
  }

  /** The settings stand beside the preview, whose own fields are left out. */
  field(label: string): Locator {
    return this.root.locator('[data-field]').getByLabel(label, { exact: true });
  }

  /** Drops a kind of element at the end of the page, or before one that stands there. */
  async drag(kind: string, before?: string): Promise<void> {
    const target = before ? this.row(before) : this.outline;
    const from = this.root.locator(`[data-element-kind="${kind}"]`);
    if (before) await from.dragTo(target, { targetPosition: { x: 60, y: 3 } });
    else await from.dragTo(target, { targetPosition: { x: 60, y: 500 } });
  }
}

async function drawFirstPage(designer: PageDesignerPage): Promise<void> {
  const { page } = designer;
  await designer.field('Title (en)').fill('Your home');
  await designer.drag('yes-no');
  await designer.field('Question (en)').fill('Do you own your home?');
  await designer.drag('single-choice');
  await designer.field('Question (en)').fill('Where do you live?');
  await designer.field('Must be answered').check();
  await designer.root.getByRole('button', { name: 'Paste several' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Answers').fill('flat;In a flat\nhouse;In a house\nOn a boat');
  await dialog.getByText('3 answers found').waitFor();
  await dialog.getByRole('button', { name: 'Take over' }).click();
  await designer.drag('text', 'yes-no');
  await designer.field('Text (en)').fill('Good morning.');
  await designer.drag('rating');
  await designer.field('Question (en)').fill('How do you like it?');
  // The mark is only asked for where there is a home to be marked.
  await designer.root.getByText('More settings').click();
  const condition = designer.root.locator('[data-field$="visibleWhen"] .monaco-editor').first();
  await condition.click();
  await page.keyboard.type('yes_no');
  await page.keyboard.press('Escape');
  expect(await designer.order()).toEqual(['text', 'yes-no', 'single-choice', 'rating']);
}

async function tryBothPages({ preview }: PageDesignerPage): Promise<void> {
  await preview.getByText('Good morning.').waitFor();
  await preview.getByRole('radiogroup', { name: 'How do you like it?' }).waitFor({ state: 'hidden' });
  await preview.getByRole('radio', { name: 'Yes' }).check({ force: true });
  await preview.getByRole('radiogroup', { name: 'How do you like it?' }).waitFor();
  await preview.getByRole('button', { name: 'Next' }).click();
  await preview.getByText('1 answer is missing or not accepted.').waitFor();
  await preview.getByLabel('On a boat').check();
  await preview.getByRole('button', { name: 'Next' }).click();
  await preview.getByText('The agent leaves by “Next”.').waitFor();
  await preview.getByRole('button', { name: /^Go on to/ }).click();
  await preview.getByText('You live in: 3.').waitFor();
  await preview.getByRole('button', { name: 'Next' }).click();
  await preview.getByText('It leads to “End of script”.').waitFor();
}

async function callOnPhone(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Test', exact: true }).click();
  const phone = page.locator('aside');
  await phone.getByRole('button', { name: 'Call', exact: true }).click();
  await phone.getByRole('form', { name: 'Your home' }).getByLabel('In a flat').check();
  await phone.getByRole('button', { name: 'Next', exact: true }).click();
  await phone.getByText('You live in: flat.').waitFor();
  await phone.getByRole('button', { name: 'Next', exact: true }).click();
  await phone.getByText('completed').waitFor();
}

function elementsOf(flow: Flow): Record<string, string[]> {
  return Object.fromEntries(
    flow.nodes.flatMap(({ id, kind, config }) =>
      kind === 'page' && Array.isArray(config.elements)
        ? [[id, config.elements.map((element: { type: string }) => element.type)]]
        : [],
    ),
  );
}
