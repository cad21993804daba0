import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe finds wrong by the rules of WCAG 2.2 AA, as `rule: element`. Code editors are not ours to mend. */
export async function findBarriers(page: Page): Promise<string[]> {
  // What moves is half transparent for a moment, which is no lack of contrast.
  await page.addStyleTag({ content: '*,*::before,*::after{animation:none!important;transition:none!important}' });
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe: runner } = globalThis as unknown as {
      axe: { run(context: object, options: object): Promise<{ violations: Violation[] }> };
    };
    interface Violation {
      id: string;
      impact: string;
      nodes: { target: string[] }[];
    }
    const { violations } = await runner.run(
      { exclude: [['.monaco-editor'], ['.react-flow__attribution']] },
      { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
    );
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
  });
}

/** Until whatever comes or goes has done so; a dot that pulses never stops. */
export async function standsStill(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const isPassing = ({ effect, playState }: Animation) =>
      playState === 'running' && effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY;
    const passing = () => document.getAnimations().filter(isPassing);
    const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    // What has been asked for moves from the next frame on.
    await nextFrame();
    await nextFrame();
    while (passing().length > 0) {
      await Promise.all(passing().map(({ finished }) => finished.catch(() => undefined)));
      await nextFrame();
    }
  });
}
