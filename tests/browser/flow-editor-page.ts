import type { Locator, Page } from 'playwright-core';
import type { Flow, FlowKind } from '#schemas/flow/flow.ts';
import type { TestServer } from '#tests/api/test-server.ts';

/** The flow editor as somebody uses it. */
/** A canvas that has not moved for so many frames stands still. */
const STILL_FRAMES = 10;

export class FlowEditorPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(flowId: string, search = ''): Promise<void> {
    await this.page.goto(`/flows/${flowId}${search}`);
    await this.page.locator('.react-flow__node').first().waitFor();
  }

  get canvas(): Locator {
    return this.page.locator('.react-flow');
  }

  node(id: string): Locator {
    return this.page.locator(`.react-flow__node[data-id="${id}"]`);
  }

  exit(node: string, exit: string): Locator {
    return this.node(node).locator(`.react-flow__handle[data-handleid="${exit}"]`);
  }

  edge(id: string): Locator {
    return this.page.locator(`.react-flow__edge[data-id="${id}"]`);
  }

  get panel(): Locator {
    return this.page.locator('aside');
  }

  field(label: string | RegExp): Locator {
    return this.panel.getByLabel(label, { exact: typeof label === 'string' });
  }

  /** Away from the nodes, until the canvas stands still. */
  async zoomOut(steps: number): Promise<void> {
    for (let step = 0; step < steps; step += 1)
      await this.page.getByRole('button', { name: 'Zoom out', exact: true }).click();
    await this.page.evaluate(async (frames) => {
      const viewport = document.querySelector<HTMLElement>('.react-flow__viewport');
      const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      let before = '';
      for (let still = 0; still < frames; ) {
        await nextFrame();
        const now = viewport?.style.transform ?? '';
        still = now === before ? still + 1 : 0;
        before = now;
      }
    }, STILL_FRAMES);
  }

  /** Drags a kind from the palette onto the canvas, to a point in pixels from its upper left corner. */
  async dragKind(kind: string, to: { x: number; y: number }): Promise<void> {
    await this.page.locator(`nav [data-kind="${kind}"]`).dragTo(this.canvas, { targetPosition: to });
  }

  /** Draws a line from an exit to a card. */
  async connect(node: string, exit: string, target: string): Promise<void> {
    const from = await centreOf(this.exit(node, exit));
    const to = await centreOf(this.node(target));
    await this.page.mouse.move(from.x, from.y);
    await this.page.mouse.down();
    await this.page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
    await this.page.mouse.move(to.x, to.y, { steps: 4 });
    await this.page.mouse.up();
  }

  async select(node: string): Promise<void> {
    await this.node(node).click({ position: { x: 40, y: 8 } });
  }

  /** Waits until the draft is on the server. */
  async saved(): Promise<void> {
    await this.page
      .getByRole('status')
      .filter({ hasText: /^Saved$/ })
      .waitFor();
  }

  /** The problems that the header counts, once the check has caught up. */
  problems(text: string): Locator {
    return this.page.locator('header').getByRole('button', { name: text });
  }

  /** Presses Tab until the control with this label has the focus. */
  async tabTo(label: string): Promise<void> {
    for (let presses = 0; presses < 80; presses++) {
      const name = await this.page.evaluate(focusedName);
      if (name === label) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`Tab does not reach “${label}”`);
  }

  async focused(): Promise<string> {
    return this.page.evaluate(focusedName);
  }
}

/** What a screen reader would call the focused control; runs in the page. */
function focusedName(): string {
  const element = document.activeElement;
  if (!element) return '';
  const own = element.getAttribute('aria-label');
  if (own) return own;
  const labels = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element.labels : null;
  return labels?.[0]?.textContent?.trim() ?? element.textContent?.trim() ?? '';
}

async function centreOf(locator: Locator): Promise<{ x: number; y: number }> {
  const box = await locator.boundingBox();
  if (!box) throw new Error(`${locator} is not on the page`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Makes a flow as the list's dialog would. @returns Its id. */
export async function createFlow(
  server: TestServer,
  { name, kind = 'ivr', languages = ['en'] }: { name: string; kind?: FlowKind; languages?: string[] },
): Promise<string> {
  const designer = await server.as('designer');
  const { body } = await designer.post('/api/flows', { name, kind, languages });
  return body.summary.id;
}

/** The draft as the server has it. */
export async function readDraft(server: TestServer, id: string): Promise<Flow> {
  const designer = await server.as('designer');
  const { body } = await designer.get(`/api/flows/${id}`);
  return body.document;
}
