import type { Flow, FlowNode } from '#schemas/flow/flow.ts';
import { enterQueueConfig } from '#schemas/nodes/enter-queue/node.ts';
import { subFlowConfig } from '#schemas/nodes/sub-flow/node.ts';
import { transferConfig } from '#schemas/nodes/transfer/node.ts';

type FindFlow = (id: string) => Flow | undefined;

/** A number that callers are passed on to, and the node of the flow in which that happens, or out of which. */
export interface PassedOn {
  number: string;
  node: string;
}

/**
 * The numbers that a flow, those that it calls and those that watch over its queues pass callers on to who decide nothing.
 * Whoever asks for somebody else by a key is not sent round.
 */
export function passedOn(flow: Flow, subFlow: FindFlow): PassedOn[] {
  return flow.nodes
    .filter(({ id }) => reached(flow).has(id))
    .flatMap((node) => numbersOf(node, { subFlow, within: [flow.id] }).map((number) => ({ number, node: node.id })));
}

interface Search {
  subFlow: FindFlow;
  /** Flows that call each other. */
  within: readonly string[];
}

function numbersOf({ kind, config }: FlowNode, search: Search): string[] {
  if (kind === 'transfer') {
    const { destination = '' } = transferConfig.safeParse(config).data ?? {};
    // Addresses, and what is only known on the call, name no number of the house.
    return /^[+0-9][0-9 .-]*$/.test(destination) ? [destination] : [];
  }
  if (kind === 'sub-flow') return inside(subFlowConfig.safeParse(config).data?.flow ?? '', search);
  if (kind === 'enter-queue') return inside(enterQueueConfig.safeParse(config).data?.overflow ?? '', search);
  return [];
}

function inside(id: string, { subFlow, within }: Search): string[] {
  const flow = within.includes(id) ? undefined : subFlow(id);
  if (!flow) return [];
  const there = reached(flow);
  return flow.nodes
    .filter((node) => there.has(node.id))
    .flatMap((node) => numbersOf(node, { subFlow, within: [...within, id] }));
}

/** The nodes to which callers come without having decided anything, and without anybody having served them. */
function reached({ nodes, edges }: Flow): ReadonlySet<string> {
  const kinds = new Map(nodes.map(({ id, kind }) => [id, kind]));
  const found = new Set(nodes.filter(({ kind }) => kind === 'start').map(({ id }) => id));
  for (const at of found) {
    for (const { source, exit, target } of edges) {
      if (source === at && !isChosen(kinds.get(source) ?? '', exit)) found.add(target);
    }
  }
  return found;
}

function isChosen(kind: string, exit: string): boolean {
  return exit.startsWith('key-') || (CHOSEN[kind]?.includes(exit) ?? false);
}

/** Exits that callers take by what they have keyed in or said, or when somebody has talked to them. */
const CHOSEN: Record<string, readonly string[]> = {
  'collect-digits': ['valid'],
  'survey-answer': ['answered'],
  'request-callback': ['planned', 'declined'],
  voicemail: ['stored'],
  'record-message': ['recorded'],
  'enter-queue': ['agent-ended'],
  transfer: ['ended'],
};
