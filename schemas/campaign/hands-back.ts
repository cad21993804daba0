import type { Flow, FlowNode } from '#schemas/flow/flow.ts';
import { subFlowConfig } from '#schemas/nodes/sub-flow/node.ts';

type FindFlow = (id: string) => Flow | undefined;

/**
 * Whether everybody who comes back from a flow has talked with an agent: a *Return* can be reached, and only by the exit
 * `agent-ended` of a queue. Whom else the flow sends away by itself.
 */
export function handsBackAnswered(id: string, subFlow: FindFlow): boolean {
  return returns(id, { subFlow, answered: true, within: [] }) && !returns(id, { subFlow, answered: false, within: [] });
}

interface Search {
  subFlow: FindFlow;
  /** Whether agents have been talked to on the way. */
  answered: boolean;
  /** Flows that call each other. */
  within: readonly string[];
}

/** Whether a flow can return, with or without the exits behind which an agent has talked. */
function returns(id: string, search: Search): boolean {
  const flow = subFlowUnlessWithin(id, search);
  if (!flow) return false;
  const inside = { ...search, within: [...search.within, id] };
  const byId = new Map(flow.nodes.map((node) => [node.id, node]));
  const reached = new Set(flow.nodes.filter(({ kind }) => kind === 'start').map((node) => node.id));
  for (const at of reached) {
    const node = byId.get(at);
    if (node?.kind === 'return') return true;
    const leading = flow.edges.filter(({ source, exit }) => source === at && node && isOpen(node, exit, inside));
    for (const { target } of leading) reached.add(target);
  }
  return false;
}

/** Whether somebody can leave a node by an exit without what is searched for having happened. */
function isOpen({ kind, config }: FlowNode, exit: string, search: Search): boolean {
  if (kind === 'enter-queue') return exit !== 'agent-ended' || search.answered;
  if (kind !== 'sub-flow' || exit !== 'returned') return true;
  return returns(subFlowConfig.safeParse(config).data?.flow ?? '', search);
}

function subFlowUnlessWithin(id: string, { subFlow, within }: Search): Flow | undefined {
  return within.includes(id) ? undefined : subFlow(id);
}
