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
