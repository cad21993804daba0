import type { Diagnostic } from '#schemas/diagnostics/diagnostic.ts';
import { type CheckedFlow, finding } from '../check-pass.ts';
import { canHold, pagesOf, sceneAt, trailTo } from './script-pages.ts';

/** Pages without a way out: no Next, and no button that is ever shown. */
export function checkPageExits(checked: CheckedFlow): Diagnostic[] {
  const flow = checked.resolved;
  return pagesOf(flow).flatMap(({ resolved, definition }) => {
    const { id } = resolved.node;
    const scene = sceneAt(id, flow);
    const shown = definition.buttons.filter((button) => canHold(button.visibleWhen, scene));
    if (definition.next || shown.length > 0) return [];
    return [finding('page-without-exit', { node: id, path: ['next'], trail: trailTo(id, checked) })];
  });
}
