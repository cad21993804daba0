import type { Page } from 'playwright-core';
import { newPage, openStage, type Stage } from '../browser/browser.ts';
import buildDesigner from '../browser/build-designer.ts';
import { largeFlow } from './bench-flow.ts';
import { type Figure, figure } from './figure.ts';
import { quantile } from './quantile.ts';

const NODES = 1000;
const LOADS = 5;
const LOAD_LIMIT_MS = 1500;
const PAN_LIMIT_MS = 20;
const PAN_STEPS = 150;

/** How soon a flow of 1,000 nodes can be seen, and how smoothly its canvas moves, in a browser that draws in software. */
export async function benchCanvas(): Promise<Figure[]> {
  await buildDesigner();
  const stage = await openStage();
  try {
    const id = await storeLargeFlow(stage);
    const { page } = await newPage(stage);
    // The first load fills the browser's cache, as it is filled for whoever works with the designer.
    await load(page, id);
    const loads: number[] = [];
    for (let count = 0; count < LOADS; count++) loads.push(await load(page, id));
    await page.waitForTimeout(1500);
    const frames = await framesWhilePanning(page);
    return [
      figure({
        name: 'canvas-load',
        value: quantile(loads, 0.5),
        unit: 'ms',
        limit: LOAD_LIMIT_MS,
        goal: 'below 1.0: 1,000 nodes in view within 1.5 s',
      }),
      figure({
        name: 'canvas-pan-p95',
        value: quantile(frames, 0.95),
        unit: 'ms/frame',
        limit: PAN_LIMIT_MS,
        goal: 'at most 1.0: 20 ms for 95 % of the frames',
      }),
    ];
  } finally {
    await stage.close();
  }
}

async function storeLargeFlow({ server }: Stage): Promise<string> {
  const designer = await server.as('designer');
  const { body, status } = await designer.post('/api/flows/import', { document: largeFlow(NODES) });
  if (status !== 201) throw new Error(`the bench flow was not imported: ${status}`);
  return body.summary.id;
}

/** @returns Milliseconds from the navigation to the first drawn cards. */
async function load(page: Page, id: string): Promise<number> {
  await page.goto(`/flows/${id}`, { waitUntil: 'commit' });
  await page.locator('.react-flow__node').first().waitFor();
  return page.evaluate(
    () =>
      new Promise<number>((resolve) =>
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now()))),
      ),
  );
}

/** Times between the frames that the browser shows while the wheel moves the canvas. */
async function framesWhilePanning(page: Page): Promise<number[]> {
  await page.mouse.move(700, 450);
  await page.evaluate(RECORD_FRAMES);
  for (let step = 0; step < PAN_STEPS; step++) {
    await page.mouse.wheel(step % 60 < 30 ? 60 : -60, 20);
    await page.waitForTimeout(16);
  }
  const frames: number[] = await page.evaluate('window.frames.slice(2)');
  return frames;
}

/** As text: what tsx makes of a function does not run in a page. */
const RECORD_FRAMES = `
  window.frames = [];
  let last;
  const tick = (shown) => {
    if (last !== undefined) window.frames.push(shown - last);
    last = shown;
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
`;
