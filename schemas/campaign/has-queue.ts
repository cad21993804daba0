import type { Flow } from '#schemas/flow/flow.ts';
import { subFlowConfig } from '#schemas/nodes/sub-flow/node.ts';

/** Whether a flow, or one that it calls, puts callers into queues by itself. */
export function hasQueue(id: string, subFlow: (id: string) => Flow | undefined): boolean {
  const seen = new Set<string>();
  const waiting = [id];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    for (const { kind, config } of subFlow(next)?.nodes ?? []) {
      if (kind === 'enter-queue') return true;
      const called = kind === 'sub-flow' ? subFlowConfig.safeParse(config).data : undefined;
      if (called !== undefined) waiting.push(called.flow);
    }
  }
  return false;
}
